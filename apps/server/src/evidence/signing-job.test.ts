/** Heads are signed once whoever signs, each once a day; what was signed is found and named when it is changed with every hash computed anew. */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keptBeside, openSigner, rotateKey, type Signer, verifyJournal } from '@taizhang/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bringSmallPlanIn, startTestServer, type TestServer } from '../testing/test-server.js';
import { signDue } from './signing-job.js';

const AT = '2026-11-23T16:30:00.000Z';
const folder = mkdtempSync(join(tmpdir(), 'taizhang-keys-'));
const keyFile = join(folder, 'keys', 'journal.pem');
let server: TestServer;
let signer: Signer;
let planId: string;

beforeAll(async () => {
  server = await startTestServer();
  planId = await bringSmallPlanIn(await server.as(server.parts.evaluation?.coordinatorId ?? null));
  signer = await openSigner(server.store, keyFile, 'ed25519', AT);
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

const count = async (): Promise<number> =>
  (await server.store.pool.query<{ n: number }>('select count(*)::int as n from signed_head')).rows[0]?.n ?? 0;

describe('signed heads', () => {
  it('are signed once by servers that sign at once, and not again the same day', async () => {
    const signed = await Promise.all([signDue(server.parts, signer), signDue(server.parts, signer), signDue(server.parts, signer)]);
    expect(signed.reduce((one, other) => one + other)).toBe(await count());
    expect(await signDue(server.parts, signer)).toBe(0);
    expect(await verifyJournal(server.store, planId, keptBeside(keyFile))).toMatchObject({ ok: true, signed: { heads: 1 } });
  });

  it('are signed by a key that its user alone can read', () => {
    expect(statSync(keyFile).mode & 0o777).toBe(0o600);
  });

  it('are not signed by a server that has another key', async () => {
    const other = await openSigner(server.store, join(folder, 'other.pem'), 'ed25519', AT);
    const later = () => new Date('2026-11-25T16:30:00.000Z');
    expect(await signDue({ ...server.parts, clock: later }, other)).toBe(0);
  });

  it('hold after the key was replaced, by one of the other kind too', async () => {
    await rotateKey(server.store, keyFile, 'sm2', AT);
    expect(await verifyJournal(server.store, planId, keptBeside(keyFile))).toMatchObject({ ok: true, signed: { heads: 1 } });
  });

  it('show what the chain alone would not: a tail cut off with the head moved after it', async () => {
    await server.store.asOwner(async (owner) => {
      const { rows } = await owner.query('select max(seq) as last from entry where journal_id = $1', [planId]);
      const last = rows[0].last as number;
      await owner.query('delete from entry where journal_id = $1 and seq = $2', [planId, last]);
      await owner.query('delete from command where journal_id = $1 and last_seq = $2', [planId, last]);
      await owner.query(
        'update journal j set seq = e.seq, hash = e.hash from entry e where e.journal_id = j.journal_id and j.journal_id = $1 and e.seq = $2',
        [planId, last - 1],
      );
      expect(await verifyJournal(server.store, planId, keptBeside(keyFile))).toMatchObject({
        ok: false,
        fault: { what: 'cut', seq: last },
      });
    });
  });
});
