/** Files are kept under their hash: what an entry names must be there and be that file still; so must what was uploaded and is not named yet. */
import { run } from '../database/run.js';
import type { Fact } from '../evidence/fact.js';
import type { JournalFault } from '../evidence/fault.js';
import { sha256OfBytes } from './sha256.js';
import type { Place } from './verify-journal.js';

export async function fileFault(store: Place, facts: readonly Fact[]): Promise<JournalFault | null> {
  const checked = new Set<string>();
  for (const fact of facts) {
    for (const sha256 of fact.files) {
      if (checked.has(sha256)) continue;
      checked.add(sha256);
      if (!(await isWhole(store, sha256))) return { what: 'document', seq: fact.seq, entryId: fact.entryId, detail: sha256 };
    }
  }
  return null;
}

async function isWhole(store: Place, sha256: string): Promise<boolean> {
  const file = await run<{ bytes: Uint8Array; size: number }>(store, 'select bytes, size from document where sha256 = $1', [sha256]);
  return file[0] !== undefined && file[0].size === file[0].bytes.length && sha256OfBytes(file[0].bytes) === sha256;
}

/** By which a file brought in twice is recognised: it must lead to this plan. */
export async function sourceFault(store: Place, journalId: string, facts: readonly Fact[]): Promise<JournalFault | null> {
  const [first] = facts;
  const [sha256] = first?.files ?? [];
  if (first === undefined || sha256 === undefined || journalId === 'directory') return null;
  const found = await run<{ sha256: string }>(store, 'select sha256 from plan_source where plan_id = $1', [journalId]);
  const fits = found.length === 1 && found[0]?.sha256 === sha256;
  return fits ? null : { what: 'source', seq: first.seq, entryId: first.entryId, detail: sha256 };
}

/** Of all files, whether or not an entry names them: the hashes of those that are no longer what they were. */
export async function damagedFiles(store: Place): Promise<readonly string[]> {
  const all = await run<{ sha256: string }>(store, 'select sha256 from document order by sha256');
  const damaged: string[] = [];
  for (const { sha256 } of all) if (!(await isWhole(store, sha256))) damaged.push(sha256);
  const uploads = await run<{ sha256: string }>(
    store,
    'select distinct u.sha256 from upload u where not exists (select 1 from document d where d.sha256 = u.sha256)',
  );
  return [...damaged, ...uploads.map((row) => row.sha256)];
}
