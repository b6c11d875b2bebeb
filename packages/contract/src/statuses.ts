/**
 * Refusal code → HTTP status. Total by type: a code of the ledger or of extraction that is missing here does not compile in the server.
 */
export const STATUS_OF = {
  'plan/not-found': 404,
  'act/not-yours': 404,
  'plan/already-brought-in': 409,
  'command/malformed': 400,
  'task/not-found': 404,
  'task/changed-since': 412,
  'task/wrong-state': 409,
  'finding/not-found': 404,
  'finding/already-settled': 409,
  'group/not-found': 404,
  'group/needs-unit': 409,
  'unit/not-found': 404,
  'unit/no-duty-here': 404,
  'unit/already-known': 409,
  'duty/none': 409,
  'duty/one-lead': 409,
  'duty/unit-twice': 409,
  'duty/already-acknowledged': 409,
  'duty/not-objected': 409,
  'lead/not-among-duties': 409,
  'closing/incomplete': 409,
  'verifier/holds-duty': 409,
  'dispatch/nothing-ready': 409,
  'dispatch/acknowledged': 409,
  'split/no-cut': 409,
  'merge/too-few': 409,
  'adjust/nothing': 409,
  'basis/missing': 409,
  'reason/missing': 409,
  'text/missing': 409,
  'milestone/bad-day': 409,
} as const;

/** Why a document was not read (codes of the extraction). */
export const EXTRACT_STATUS_OF = {
  'extract/empty': 422,
  'extract/too-large': 413,
  'extract/not-a-document': 415,
  'extract/unsupported': 415,
  'extract/archive-bomb': 422,
  'extract/encrypted': 422,
  'extract/broken': 422,
  'extract/too-many-pages': 413,
  'extract/no-text-layer': 422,
  'extract/too-long-text': 413,
  'extract/timeout': 422,
  'extract/too-complex': 422,
} as const;

/** Codes that only the edge can answer. */
export const EDGE_STATUS_OF = {
  'request/malformed': 400,
  'request/too-large': 413,
  'request/unsupported-type': 415,
  'request/revision-wanted': 428,
  /** The id of a command that came before with another act. */
  'request/id-reused': 409,
  'request/foreign-host': 403,
  'request/foreign-origin': 403,
  'session/none': 401,
  'session/not-in-this-mode': 404,
  /** The document was read and divides no work: nothing is stored. */
  'plan/no-tasks': 422,
  'plan/too-many-tasks': 422,
  'not-found': 404,
  'fault/internal': 500,
  'fault/database': 503,
} as const;
export type EdgeCode = keyof typeof EDGE_STATUS_OF;
