/** Files of evidence and scans: bytes once under their hash, and beside them which unit uploaded them for what. */
import type { PeriodId, PlanId, TaskId, UnitId } from '@taizhang/ledger';
import { inTransaction } from '../database/transaction.js';
import { sha256OfBytes } from '../journal/sha256.js';
import type { Store } from '../open-store.js';
import { ask, askOne } from '../queries/ask.js';
import { Parameters } from '../see.js';
import type { SavedBy } from './sheet-drafts.js';

export type UploadPlace = `task:${TaskId}` | `sheet:${PeriodId}`;
export type UploadOf = { readonly planId: PlanId; readonly place: UploadPlace; readonly unitId: UnitId };
export type Uploaded = { readonly sha256: string; readonly fileName: string; readonly mediaType: string; readonly bytes: number };
export type FileToPut = { readonly bytes: Uint8Array; readonly fileName: string; readonly mediaType: string };

/** The same file comes in twice without harm: the bytes are kept once, the later name stands. */
export async function putUpload(store: Store, of: UploadOf, file: FileToPut, by: SavedBy): Promise<Uploaded> {
  const sha256 = sha256OfBytes(file.bytes);
  const size = file.bytes.length;
  await inTransaction(store.pool, async (client) => {
    await client.query(
      `insert into document (sha256, bytes, size, media_type, file_name, put_at) values ($1, $2, $3, $4, $5, $6) on conflict (sha256) do nothing`,
      [sha256, Buffer.from(file.bytes), size, file.mediaType, file.fileName, by.at],
    );
    await client.query(
      `insert into upload (plan_id, place, unit_id, sha256, file_name, media_type, size, put_at, person_id) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
       on conflict (plan_id, place, unit_id, sha256) do update set file_name = excluded.file_name, put_at = excluded.put_at, person_id = excluded.person_id`,
      [of.planId, of.place, of.unitId, sha256, file.fileName, file.mediaType, size, by.at, by.personId],
    );
  });
  return { sha256, fileName: file.fileName, mediaType: file.mediaType, bytes: size };
}

const COLUMNS = `sha256, file_name as "fileName", media_type as "mediaType", size as bytes`;

/** What a unit uploaded for a place, newest first. Whom to show it to is the caller's to know: it asks in the name of a unit. */
export function uploadsOf(store: Store, of: UploadOf): Promise<readonly (Uploaded & { readonly at: string })[]> {
  const parameters = new Parameters();
  const text = `select ${COLUMNS}, put_at as at from upload where plan_id = ${parameters.add(of.planId)}::text
    and place = ${parameters.add(of.place)}::text and unit_id = ${parameters.add(of.unitId)}::text order by put_at desc, sha256`;
  return ask(store, text, parameters);
}

/** The bytes under a hash that the caller has found in something its viewer may see. */
export async function bytesOf(store: Store, sha256: string): Promise<Uint8Array | null> {
  const parameters = new Parameters();
  const found = await askOne<{ bytes: Uint8Array }>(
    store,
    `select bytes from document where sha256 = ${parameters.add(sha256)}`,
    parameters,
  );
  return found?.bytes ?? null;
}
