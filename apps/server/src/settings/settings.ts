/**
 * Every setting of Taizhang: its name in the environment, its form, what it is for. The one place that reads the environment for the server;
 * docs/reference/settings.md is made from this table. A value that is not of its form keeps the server from starting; nothing is guessed.
 */

import type { Form } from './forms.js';
import * as form from './forms.js';

export type Setting<T> = {
  readonly name: string;
  readonly form: Form<T>;
  /** In words, where there is one. */
  readonly default: string | null;
  readonly what: string;
  /** Never printed. */
  readonly secret?: true;
};

const setting = <T>(
  name: string,
  of: Form<T>,
  what: string,
  more: { readonly default?: string; readonly secret?: true } = {},
): Setting<T> => ({
  name,
  form: of,
  what,
  default: more.default ?? null,
  ...(more.secret ? { secret: true } : {}),
});

export const SETTINGS = {
  dataFolder: setting('TAIZHANG_DATA', form.folder, 'Folder of the embedded database and of what this server keeps for itself.', {
    default: './data',
  }),
  databaseUrl: setting(
    'DATABASE_URL',
    form.postgres,
    'A PostgreSQL of your own, 15 or later. Without it a database is started inside the data folder.',
    { secret: true },
  ),
  databaseOwnerUrl: setting(
    'DATABASE_OWNER_URL',
    form.postgres,
    'The owner of the tables, for migrations, where `DATABASE_URL` names a user that is only a member of `taizhang_app` and so could not change the journal.',
    { secret: true },
  ),
  readDatabaseUrl: setting(
    'READ_DATABASE_URL',
    form.postgres,
    'A streaming replica of `DATABASE_URL` that may answer reads. Nobody is shown less than what they wrote last.',
    { secret: true },
  ),
  connections: setting('TAIZHANG_CONNECTIONS', form.count(200), 'Connections to the database that this server holds at most.', {
    default: '10',
  }),
  pgBin: setting(
    'PG_BIN',
    form.folder,
    'Programs of another PostgreSQL for the embedded database, where no build comes with the packages.',
  ),
  origin: setting(
    'TAIZHANG_ORIGIN',
    form.origin,
    'The address people type, `https://ledger.example.cn`. With https, browsers are told to come by https alone.',
  ),
  keyFile: setting(
    'TAIZHANG_KEY_FILE',
    form.folder,
    'File with the key that seals second factors (32 bytes in base64), the same for every server on one database. Keep a copy apart from the backups.',
    { default: 'identity.key in the data folder' },
  ),
  oidcIssuer: setting('TAIZHANG_OIDC_ISSUER', form.webAddress, 'Single sign-on: the identity provider (OpenID Connect), by its issuer.'),
  oidcClientId: setting('TAIZHANG_OIDC_CLIENT_ID', form.text, 'The name under which the identity provider knows this system.'),
  oidcClientSecretFile: setting('TAIZHANG_OIDC_CLIENT_SECRET_FILE', form.folder, 'File with the secret that belongs to that name.'),
  oidcLabel: setting('TAIZHANG_OIDC_LABEL', form.text, 'What the sign-in page calls the identity provider. Else its host.'),
  oidcClaim: setting(
    'TAIZHANG_OIDC_CLAIM',
    form.text,
    'A claim that equals the sign-in name, which the provider alone can set; links accounts at the first sign-in. Without it invitations link.',
  ),
  journalHash: setting(
    'TAIZHANG_JOURNAL_HASH',
    form.choice('sha256', 'sm3'),
    'The hash of journals begun from now on; a journal keeps the one it began with. Exports carry both.',
    { default: 'sha256' },
  ),
  journalSignature: setting(
    'TAIZHANG_JOURNAL_SIGNATURE',
    form.choice('ed25519', 'sm2'),
    'The kind of the key that is made at the first start to sign the heads of journals; later keys are made by `taizhang rotate-key`.',
    { default: 'ed25519' },
  ),
  journalKeyFile: setting(
    'TAIZHANG_JOURNAL_KEY_FILE',
    form.folder,
    'File with the private key that signs the heads of journals, the same for every server on one database. Made at the first start, readable by its user alone.',
    { default: 'keys/journal.pem in the data folder' },
  ),
  trustedProxies: setting(
    'TAIZHANG_TRUSTED_PROXIES',
    form.networks,
    'Reverse proxies whose `X-Forwarded-For` is believed; without it the address of the connection counts.',
  ),
  rateFactor: setting(
    'TAIZHANG_RATE_FACTOR',
    form.count(1_000_000),
    'Multiplies how often signing in, exports, reports and searches may be asked for in a minute.',
    { default: '1' },
  ),
  metrics: setting(
    'TAIZHANG_METRICS',
    form.place,
    'Where Prometheus fetches metrics: a port of this machine, or address:port. A listener of its own, never the public one.',
  ),
  logLevel: setting(
    'TAIZHANG_LOG_LEVEL',
    form.choice('info', 'warn', 'error'),
    'The least that is logged; `info` logs each request by its route.',
    { default: 'warn' },
  ),
  stopDelay: setting(
    'TAIZHANG_STOP_DELAY',
    form.seconds(300),
    'Seconds between saying “not ready” and taking no more connections, for a proxy to notice.',
    { default: '0' },
  ),
  noticesEvery: setting('TAIZHANG_NOTICES_EVERY', form.count(3600), 'Seconds between two runs of the job that makes and sends notices.', {
    default: '20',
  }),
  smtpUrl: setting('TAIZHANG_SMTP_URL', form.mailServer, 'The mail server for notices, `smtps://user:password@mail.example.cn`.', {
    secret: true,
  }),
  mailFrom: setting('TAIZHANG_MAIL_FROM', form.mailAddress, 'The sender of notices by mail; wanted with `TAIZHANG_SMTP_URL`.'),
  webhookUrl: setting('TAIZHANG_WEBHOOK_URL', form.webAddress, 'Where notices are posted to.', { secret: true }),
  webhookSecret: setting(
    'TAIZHANG_WEBHOOK_SECRET',
    form.secret,
    'The secret that signs what is posted; wanted with `TAIZHANG_WEBHOOK_URL`.',
    { secret: true },
  ),
  webhookNetworks: setting(
    'TAIZHANG_WEBHOOK_NETWORKS',
    form.networks,
    'Private networks that a webhook may reach. Without it, public addresses alone.',
  ),
  language: setting('TAIZHANG_LANG', form.text, 'Language of the command line: zh-Hans, zh-Hant, en. Else the shell’s.'),
  sample: setting(
    'TAIZHANG_SAMPLE',
    form.choice('told', 'plain', 'none'),
    'Evaluation: the sample with its history of three half-years, without it, or none.',
    { default: 'told' },
  ),
  sofficeBin: setting('SOFFICE_BIN', form.folder, 'LibreOffice, for documents as PDF, where it is not on the path.'),
  debug: setting('TAIZHANG_DEBUG', form.text, 'Any value: a fault on the command line shows where it arose.'),
} as const;

type Table = typeof SETTINGS;
type ValueOf<S> = S extends Setting<infer T> ? T : never;
export type Settings = { readonly [K in keyof Table]?: ValueOf<Table[K]> };
export type Environment = Readonly<Record<string, string | undefined>>;

/** `code` is a key under `setting.` in the catalogue; the value itself is never repeated, it may be a secret. */
export type WrongSetting = {
  readonly name: string;
  readonly code: 'form' | 'together';
  readonly form: form.FormName;
  readonly other: string;
};

const TOGETHER: readonly (readonly [keyof Table, keyof Table])[] = [
  ['smtpUrl', 'mailFrom'],
  ['webhookUrl', 'webhookSecret'],
  ['readDatabaseUrl', 'databaseUrl'],
  ['databaseOwnerUrl', 'databaseUrl'],
  ['oidcIssuer', 'oidcClientId'],
  ['oidcIssuer', 'oidcClientSecretFile'],
];

export type ReadSettings =
  | { readonly ok: true; readonly settings: Settings }
  | { readonly ok: false; readonly wrong: readonly WrongSetting[] };

export const readSettings = (env: Environment): ReadSettings => {
  const found: Record<string, unknown> = {};
  const wrong: WrongSetting[] = [];
  for (const [key, { name, form: of }] of Object.entries(SETTINGS) as [string, Setting<unknown>][]) {
    const given = env[name];
    if (given === undefined || given === '') continue;
    const value = of.parse(given);
    if (value === undefined) wrong.push({ name, code: 'form', form: of.name, other: (of.choices ?? []).join(', ') });
    else found[key] = value;
  }
  for (const [key, wanted] of TOGETHER)
    if (found[key] !== undefined && !env[SETTINGS[wanted].name])
      wrong.push({ name: SETTINGS[key].name, code: 'together', form: SETTINGS[wanted].form.name, other: SETTINGS[wanted].name });
  return wrong.length > 0 ? { ok: false, wrong } : { ok: true, settings: found as Settings };
};
