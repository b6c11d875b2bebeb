/** Faults of the store that an operator can do something about: a stable code, and words that say what to do. Thrown, never returned. */
export const STORE_FAULT_CODES = [
  'embedded/no-build',
  'embedded/bad-binaries',
  'embedded/init-failed',
  'embedded/start-failed',
  'embedded/cannot-drop-root',
  'embedded/data-not-ours',
  'embedded/locked',
  'database/unsafe-setting',
  'database/too-old',
  'database/newer-than-code',
  'database/unreachable',
  'database/no-app-role',
  'database/may-change-journal',
  'store/no-place',
  'document/hash-mismatch',
  'journal/not-found',
  'backup/not-a-backup',
  'backup/damaged',
  'backup/incomplete',
  'backup/newer',
  'restore/not-empty',
  'journal/does-not-fit',
  'signing/not-the-key',
] as const;
export type StoreFaultCode = (typeof STORE_FAULT_CODES)[number];

export class StoreFault extends Error {
  override readonly name = 'StoreFault';
  readonly code: StoreFaultCode;
  constructor(code: StoreFaultCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
  }
}
