/** The forms that a setting's value may have. Each takes the text and gives the value, or undefined where the text is not of this form. */
import { BlockList, isIP } from 'node:net';

export type FormName =
  | 'text'
  | 'folder'
  | 'postgres'
  | 'origin'
  | 'webAddress'
  | 'mailServer'
  | 'mailAddress'
  | 'place'
  | 'seconds'
  | 'count'
  | 'networks'
  | 'secret'
  | 'choice';

export type Form<T> = { readonly name: FormName; readonly parse: (text: string) => T | undefined; readonly choices?: readonly string[] };

const url = (text: string, protocols: readonly string[]): string | undefined => {
  const parsed = URL.canParse(text) ? new URL(text) : null;
  return parsed !== null && protocols.includes(parsed.protocol) ? text : undefined;
};

const whole = (text: string, least: number, most: number): number | undefined => {
  const number = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  return number >= least && number <= most ? number : undefined;
};

export const text: Form<string> = { name: 'text', parse: (given) => given };
export const folder: Form<string> = { name: 'folder', parse: (given) => given };
/** Also without a host (`postgres://user@/ledger?host=/run/postgresql`), which is an address to PostgreSQL and to nobody else. */
export const postgres: Form<string> = { name: 'postgres', parse: (given) => (/^postgres(?:ql)?:\/\/\S+$/.test(given) ? given : undefined) };
export const webAddress: Form<string> = { name: 'webAddress', parse: (given) => url(given, ['http:', 'https:']) };
export const mailServer: Form<string> = { name: 'mailServer', parse: (given) => url(given, ['smtp:', 'smtps:']) };
export const mailAddress: Form<string> = { name: 'mailAddress', parse: (given) => (/[^\s@]@[^\s@]/.test(given) ? given : undefined) };
export const secret: Form<string> = { name: 'secret', parse: (given) => (given.length >= 16 ? given : undefined) };
export const seconds = (most: number): Form<number> => ({ name: 'seconds', parse: (given) => whole(given, 0, most) });
export const count = (most: number): Form<number> => ({ name: 'count', parse: (given) => whole(given, 1, most) });

/** `https://ledger.example.cn`: scheme and host, nothing after. */
export const origin: Form<string> = {
  name: 'origin',
  parse: (given) => {
    const known = url(given, ['http:', 'https:']);
    return known !== undefined && new URL(known).origin === known.replace(/\/$/, '') ? new URL(known).origin : undefined;
  },
};

export type Place = { readonly host: string; readonly port: number };

/** `9464` (this machine alone) or `10.0.0.5:9464`. */
export const place: Form<Place> = {
  name: 'place',
  parse: (given) => {
    const [, host = '127.0.0.1', digits = ''] = /^(?:(.+):)?(\d{1,5})$/.exec(given) ?? [];
    const port = whole(digits, 0, 65_535);
    return port === undefined ? undefined : { host: host.replace(/^\[|\]$/g, ''), port };
  },
};

/** Addresses and networks, parted by commas: `10.20.0.0/16, fd00::/8, 192.168.1.5`. */
export const networks: Form<BlockList> = {
  name: 'networks',
  parse: (given) => {
    const list = new BlockList();
    const parts = given.split(',').map((part) => part.trim());
    return parts.every((part) => addTo(list, part)) ? list : undefined;
  },
};

const addTo = (list: BlockList, part: string): boolean => {
  const [address = '', length] = part.split('/');
  const family = isIP(address);
  if (family === 0) return false;
  const bits = length === undefined ? (family === 4 ? 32 : 128) : whole(length, 0, family === 4 ? 32 : 128);
  if (bits === undefined) return false;
  list.addSubnet(address, bits, family === 4 ? 'ipv4' : 'ipv6');
  return true;
};

export const choice = <const C extends string>(...choices: readonly C[]): Form<C> => ({
  name: 'choice',
  choices,
  parse: (given) => choices.find((one) => one === given),
});
