/** Every limit of the server, in one place; what a document may be is in the extraction's own limits. Tested at the limit and one past it. */
import { limits as extraction } from '@taizhang/extract';

const MIB = 1024 * 1024;

export const limits = {
  /** Bytes of one file; extraction's limit, said to the screens. */
  uploadBytes: extraction.fileBytes,
  /** What a form puts around its file: boundaries, part heads, the command's id. */
  formBytes: 64 * 1024,
  /** UTF-16 units of pasted text. */
  pastedCharacters: extraction.characters,
  /** UTF-16 units up to which a text is read between two requests; longer ones get a thread, so that nobody waits for them. */
  readHereCharacters: 60_000,
  /** Milliseconds and memory of that thread. */
  readMilliseconds: 60_000,
  readMegabytes: 1024,
  /** Tasks of one plan. Real plans have some 50 to 500. */
  tasks: 10_000,
  /** Bytes of a JSON body other than pasted text: an act on a thousand tasks with all their words. */
  bodyBytes: 8 * MIB,
  /** Bytes of an address with its query. */
  addressBytes: 8 * 1024,
  /** Milliseconds for a request's head to arrive, and for all of it. */
  headMilliseconds: 20_000,
  requestMilliseconds: 300_000,
  /** Milliseconds after which the database is said to be late. */
  databaseMilliseconds: 30_000,
  /** Milliseconds that open requests get to end when the server is told to stop. */
  stopMilliseconds: 30_000,
  /** Milliseconds that the database gets to show that it is there. */
  readyMilliseconds: 2_000,
  /** Rows of one export. */
  exportRows: 200_000,
  /** People in one answer. */
  people: 200,
  /** Hours a session lasts in evaluation mode. */
  sessionHours: 12,
} as const;
