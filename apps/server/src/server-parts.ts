/** The server's parts put together: for real accounts, for evaluation mode, and for the command line over a store that no server has open. */
import { randomUUID } from 'node:crypto';
import { identityState, noteSecurity, type Store } from '@taizhang/store';
import { CannotServe } from './cannot-serve.js';
import type { Clock } from './clock.js';
import { accountIdentity } from './identity/account-identity.js';
import { cookieJar } from './identity/cookies.js';
import { evaluationIdentity } from './identity/evaluation.js';
import { firstLinkAtStart, isMinded, makeFirstLink } from './identity/first-link.js';
import { type Mode, modeOf, type ProductionOptions, production } from './identity/production.js';
import { identitySettings } from './identity/settings.js';
import { type Log, silent } from './log.js';
import type { Parts } from './parts.js';
import { noMetrics } from './running/metrics.js';
import { readiness } from './running/readiness.js';
import type { Settings } from './settings/settings.js';
import { UnitNames } from './units/unit-names.js';
import { version } from './version.js';

export const systemClock: Clock = () => new Date();

type Known = Pick<Parts, 'identity' | 'evaluation' | 'accounts'>;

const withKnown = (known: Known, store: Store, log: Log, clock: Clock): Parts => ({
  ...known,
  store,
  names: new UnitNames(store),
  clock,
  newId: randomUUID,
  log,
  settings: {},
  readiness: readiness('ready'),
  metrics: noMetrics,
  version,
  channels: [],
  checkAnswers: false,
});

/** Evaluation mode: whoever comes chooses whom to be. */
export const partsOf = async (store: Store, log: Log, localToken: string | null, clock: Clock = systemClock): Promise<Parts> => {
  const evaluation = await evaluationIdentity({ store, clock, newId: randomUUID, localToken });
  return withKnown({ identity: evaluation, evaluation, accounts: null }, store, log, clock);
};

/** For the command line alone: as an auditor reads where accounts are real, else as the evaluation's coordinator. */
export const localPartsOf = async (store: Store, log: Log, localToken: string): Promise<Parts> => {
  const mode = (await identityState<{ mode: Mode }>(store.pool, 'mode'))?.value.mode;
  if (mode !== 'production') return partsOf(store, log, localToken);
  const identity = accountIdentity({ store, clock: systemClock, cookies: cookieJar(false), localToken });
  return withKnown({ identity, evaluation: null, accounts: null }, store, log, systemClock);
};

export type ModeOptions = {
  readonly evaluation: boolean;
  readonly dataFolder: string;
  readonly settings: Settings;
  readonly store: Store;
  readonly log: Log;
  readonly localToken: string;
  /** Where the server listens. */
  readonly address: string;
};

/** Browsers know this machine as `localhost`: an address of digits can have no passkeys. Null where others are to come. */
const standingAt = (address: string): string | null => {
  const { hostname, port } = new URL(address);
  return ['127.0.0.1', '[::1]', 'localhost'].includes(hostname) ? `http://localhost:${port}` : null;
};

/** A database that began in one mode does not go on in the other: invented people are nobody to trust, and real ones are not for choosing. */
export const partsInMode = async (options: ModeOptions): Promise<Parts> => {
  const { evaluation, store, log, localToken, settings, dataFolder } = options;
  const mode = evaluation ? 'evaluation' : 'production';
  if ((await modeOf(store, mode)) !== mode) throw new CannotServe('cli.modeDiffers');
  if (evaluation) return partsOf(store, log, localToken);
  const known = await production({ store, clock: systemClock, settings, dataFolder, standing: standingAt(options.address), localToken });
  return withKnown({ ...known, evaluation: null }, store, log, systemClock);
};

/** What is to be said to whoever started the server about a first administrator. */
export const mindedAtStart = async (parts: Parts): Promise<{ readonly firstLink: string | null; readonly unminded: boolean }> => {
  const { accounts } = parts;
  if (accounts === null) return { firstLink: null, unminded: false };
  const at = parts.clock().toISOString();
  const nobody = { personId: null, aboutId: null, address: null };
  await noteSecurity(parts.store, { ...nobody, type: 'server.started', success: true, at, facts: { version: parts.version } });
  return { firstLink: await firstLinkAtStart({ ...parts, accounts }), unminded: !(await isMinded(parts)) };
};

/** The command behind a lost link: null where a security administrator is there. */
export const newFirstLink = async (options: Pick<ProductionOptions, 'store' | 'settings' | 'standing'>): Promise<string | null> => {
  const accounts = { settings: identitySettings(options.settings, options.standing) };
  return makeFirstLink({ store: options.store, clock: systemClock, log: silent, accounts });
};
