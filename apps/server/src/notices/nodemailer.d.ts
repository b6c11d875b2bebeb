/** What is used of nodemailer, which carries no types of its own. */
declare module 'nodemailer' {
  export type Letter = {
    readonly from: string;
    readonly to: string;
    readonly subject: string;
    readonly text: string;
    readonly messageId?: string;
    readonly headers?: Readonly<Record<string, string>>;
  };
  export type Transport = { sendMail(letter: Letter): Promise<unknown>; close(): void };
  export function createTransport(url: string, defaults?: object): Transport;
}
