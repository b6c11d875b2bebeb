/** Real accounts, put together: settings, key, cookies, mail, identity provider. A database keeps to the mode and the key it began with. */
import { identityStateOr, type Store } from '@taizhang/store';
import { createTransport } from 'nodemailer';
import type { Clock } from '../clock.js';
import type { Settings } from '../settings/settings.js';
import { singleSignOnAt } from '../sign-in/provider.js';
import { accountIdentity } from './account-identity.js';
import type { Accounts, Mail } from './accounts.js';
import { cookieJar } from './cookies.js';
import type { Identity } from './identity.js';
import { type Seal, sealFromFile } from './sealing.js';
import { type IdentitySettings, identitySettings, WrongIdentitySetting } from './settings.js';

export type ProductionOptions = {
  readonly store: Store;
  readonly clock: Clock;
  readonly settings: Settings;
  readonly dataFolder: string;
  /** The address where TAIZHANG_ORIGIN is not set; null where there is none that browsers could use. */
  readonly standing: string | null;
  readonly localToken: string | null;
};

const mailOf = ({ smtpUrl: url, mailFrom: from }: Settings): Mail | null => {
  if (url === undefined || from === undefined) return null;
  const transport = createTransport(url, { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 });
  return async ({ to, subject, text }) => void (await transport.sendMail({ from, to, subject, text }));
};

export type Mode = Identity['mode'];
export const modeOf = async (store: Store, mode: Mode): Promise<Mode> =>
  (await identityStateOr<{ mode: Mode }>(store.pool, 'mode', { mode })).value.mode;

/** With another key nobody's second factor opens: better not to start. */
const keyFits = async (store: Store, { print }: Seal): Promise<void> => {
  const kept = await identityStateOr<{ print: string }>(store.pool, 'key', { print });
  if (kept.value.print !== print) throw new WrongIdentitySetting('TAIZHANG_KEY_FILE', 'form');
};

export const accountsAt = (settings: IdentitySettings, seal: Seal, all: Settings): Accounts => ({
  settings,
  seal,
  cookies: cookieJar(settings.secure),
  mail: mailOf(all),
  singleSignOn: settings.singleSignOn && singleSignOnAt(settings.singleSignOn, settings),
  database: all.databaseUrl === undefined ? 'embedded' : 'server',
});

export const production = async (options: ProductionOptions): Promise<{ readonly identity: Identity; readonly accounts: Accounts }> => {
  const { store, clock, localToken } = options;
  const settings = identitySettings(options.settings, options.standing);
  const seal = sealFromFile(options.settings.keyFile, options.dataFolder);
  await keyFits(store, seal);
  const accounts = accountsAt(settings, seal, options.settings);
  return { accounts, identity: accountIdentity({ store, clock, cookies: accounts.cookies, localToken }) };
};
