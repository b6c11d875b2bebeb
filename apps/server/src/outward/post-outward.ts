/**
 * The one way in which the server calls an address that somebody entered. The name is resolved at the connection itself and the connection goes to the
 * very address that was judged, so that a name cannot answer twice (DNS rebinding); redirections are not followed; the answer's body is not read.
 */
import { lookup as resolveName } from 'node:dns';
import { request as overHttp, type RequestOptions } from 'node:http';
import { request as overHttps } from 'node:https';
import type { BlockList, LookupFunction } from 'node:net';
import { isIP } from 'node:net';
import { mayReach } from './private-networks.js';

/** Told by its code alone: the address is not repeated. */
export class NotReachable extends Error {
  readonly code = 'outward/private-address';
  constructor() {
    super('The address lies in a network that may not be reached');
  }
}

type Resolve = typeof resolveName;

/** Every address that the name has must be one that may be reached: one among them could be chosen at the next try. */
const guarded =
  (allowed: BlockList | undefined, resolve: Resolve): LookupFunction =>
  (host, options, done) => {
    resolve(host, { ...options, all: true }, (fault, found) => {
      if (fault !== null) return done(fault, '', 0);
      const first = found[0];
      if (first === undefined || !found.every(({ address }) => mayReach(address, allowed))) return done(new NotReachable(), '', 0);
      return options.all ? done(null, found as never) : done(null, first.address, first.family);
    });
  };

export type Outward = {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly allowed: BlockList | undefined;
  readonly milliseconds: number;
  /** How names are resolved; the system's way but in tests. */
  readonly resolve?: Resolve | undefined;
};

/** The status of the answer; rejects where there is none. */
export const postOutward = ({ url, headers, body, allowed, milliseconds, resolve = resolveName }: Outward): Promise<number> => {
  const target = new URL(url);
  const host = target.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0 && !mayReach(host, allowed)) return Promise.reject(new NotReachable());
  const options: RequestOptions = {
    method: 'POST',
    headers: { ...headers, 'content-length': Buffer.byteLength(body) },
    lookup: guarded(allowed, resolve),
    signal: AbortSignal.timeout(milliseconds),
    agent: false,
  };
  return new Promise((settled, failed) => {
    const send = target.protocol === 'https:' ? overHttps : overHttp;
    const asked = send(target, options, (answer) => {
      answer.destroy();
      settled(answer.statusCode ?? 0);
    });
    asked.once('error', failed);
    asked.end(body);
  });
};
