/** Ways out for notices beside the app. An outlet takes one letter and throws where the other side did not take it. */
import { createHash, createHmac } from 'node:crypto';
import type { BlockList } from 'node:net';
import { createTransport } from 'nodemailer';
import { postOutward } from '../outward/post-outward.js';
import type { Settings } from '../settings/settings.js';

export type Letter = {
  readonly noticeId: string;
  readonly kind: string;
  readonly planId: string;
  readonly periodId: string | null;
  readonly taskIds: readonly string[];
  readonly at: string;
  readonly personId: string;
  readonly to: string | null;
  readonly subject: string;
  readonly text: string;
};
export type Outlet = { readonly channel: string; readonly send: (letter: Letter) => Promise<void>; readonly close: () => void };

/** The notice's id is the letter's: whoever gets it twice can tell. People without an address are passed over. */
export const mailOutlet = (url: string, from: string): Outlet => {
  const transport = createTransport(url, { connectionTimeout: 20_000, greetingTimeout: 20_000, socketTimeout: 60_000 });
  const host = /@([^>\s]+)/.exec(from)?.[1] ?? 'localhost';
  return {
    channel: 'mail',
    send: async ({ noticeId, to, subject, text }) => {
      if (to === null) return;
      const id = createHash('sha256').update(noticeId).digest('hex').slice(0, 40);
      await transport.sendMail({ from, to, subject, text, messageId: `<${id}@${host}>`, headers: { 'X-Taizhang-Notice': id } });
    },
    close: () => transport.close(),
  };
};

const ANSWER_WITHIN = 15_000;

/** `x-taizhang-signature`: `t=<seconds>,v1=<HMAC-SHA256 of "<seconds>.<body>", hexadecimal>`: the receiver checks both the words and their age. */
export const signature = (secret: string, seconds: number, body: string): string =>
  `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`;

/** `allowed`: private networks that it may reach; public addresses alone where absent. */
export const webhookOutlet = (url: string, secret: string, clock: () => Date, allowed?: BlockList): Outlet => ({
  channel: 'webhook',
  send: async ({ to: _, ...letter }) => {
    const body = JSON.stringify(letter);
    const headers = {
      'content-type': 'application/json; charset=utf-8',
      'x-taizhang-notice': encodeURIComponent(letter.noticeId),
      'x-taizhang-signature': signature(secret, Math.floor(clock().getTime() / 1000), body),
    };
    const status = await postOutward({ url, headers, body, allowed, milliseconds: ANSWER_WITHIN });
    if (status < 200 || status > 299) throw new Error(`HTTP ${status}`);
  },
  close: () => {},
});

type OutletSettings = Pick<Settings, 'smtpUrl' | 'mailFrom' | 'webhookUrl' | 'webhookSecret' | 'webhookNetworks'>;

/** None is a usual answer. */
export const outletsOf = (
  { smtpUrl, mailFrom, webhookUrl, webhookSecret, webhookNetworks }: OutletSettings,
  clock: () => Date,
): readonly Outlet[] => [
  ...(smtpUrl && mailFrom ? [mailOutlet(smtpUrl, mailFrom)] : []),
  ...(webhookUrl && webhookSecret ? [webhookOutlet(webhookUrl, webhookSecret, clock, webhookNetworks)] : []),
];
