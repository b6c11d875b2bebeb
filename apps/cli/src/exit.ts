/** Exit codes, documented in every help, and the way a command ends early with one of them and one line on standard error. */
export const EXIT = { ok: 0, refused: 1, usage: 2, fault: 70 } as const;

export class Ended extends Error {
  constructor(
    readonly exitCode: number,
    message: string,
  ) {
    super(message);
  }
}
