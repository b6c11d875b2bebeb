/** How accounts are set up. A setting that cannot be meant stops the start and says which. */
import { existsSync, readFileSync } from 'node:fs';
import { SETTINGS, type Settings } from '../settings/settings.js';

export type SingleSignOnSettings = {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** On the sign-in page. */
  readonly label: string;
  /** A claim that equals the sign-in name; null: accounts are linked by an invitation alone. */
  readonly claim: string | null;
};
export type IdentitySettings = {
  /** `https://ledger.example`, without a path: where browsers find this server. */
  readonly origin: string;
  readonly secure: boolean;
  readonly singleSignOn: SingleSignOnSettings | null;
};

export class WrongIdentitySetting extends Error {
  constructor(
    readonly setting: string,
    readonly reason: 'missing' | 'form' | 'https' | 'unreadable',
  ) {
    super(`${setting}: ${reason}`);
  }
}

const LOOPBACK = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** Plain http is good enough on this machine alone. */
const safeAddress = (setting: string, value: string): URL => {
  if (!URL.canParse(value)) throw new WrongIdentitySetting(setting, 'form');
  const url = new URL(value);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && LOOPBACK.test(url.hostname)))
    throw new WrongIdentitySetting(setting, 'https');
  return url;
};

const secretIn = (setting: string, file: string | undefined): string => {
  if (!file) throw new WrongIdentitySetting(setting, 'missing');
  if (!existsSync(file)) throw new WrongIdentitySetting(setting, 'unreadable');
  return readFileSync(file, 'utf8').trim();
};

const singleSignOnOf = ({
  oidcIssuer,
  oidcClientId,
  oidcClientSecretFile,
  oidcLabel,
  oidcClaim,
}: Settings): SingleSignOnSettings | null => {
  if (oidcIssuer === undefined) return null;
  safeAddress(SETTINGS.oidcIssuer.name, oidcIssuer);
  if (oidcClientId === undefined) throw new WrongIdentitySetting(SETTINGS.oidcClientId.name, 'missing');
  return {
    issuer: oidcIssuer,
    clientId: oidcClientId,
    clientSecret: secretIn(SETTINGS.oidcClientSecretFile.name, oidcClientSecretFile),
    label: oidcLabel ?? new URL(oidcIssuer).hostname,
    claim: oidcClaim ?? null,
  };
};

/** `standing`: the address the server has where TAIZHANG_ORIGIN is not set; null where it listens beyond this machine. */
export const identitySettings = (settings: Settings, standing: string | null): IdentitySettings => {
  const given = settings.origin ?? standing;
  if (given === null) throw new WrongIdentitySetting(SETTINGS.origin.name, 'missing');
  const url = safeAddress(SETTINGS.origin.name, given);
  return { origin: url.origin, secure: url.protocol === 'https:', singleSignOn: singleSignOnOf(settings) };
};
