/** Where a request comes from: the connection's other end, or what a trusted proxy says. A client's own word for it is never believed. */
import type { IncomingMessage } from 'node:http';
import { type BlockList, isIP } from 'node:net';
import type { Context } from 'hono';

const plain = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, '');

const isTrusted = (address: string, proxies: BlockList): boolean => {
  const family = isIP(address);
  return family !== 0 && proxies.check(address, family === 4 ? 'ipv4' : 'ipv6');
};

/** From the right, the first that is no proxy of ours: everything left of it the client could have written itself. */
const forwarded = (header: string, last: string, proxies: BlockList): string => {
  let at = last;
  for (const part of header.split(',').reverse()) {
    if (!isTrusted(at, proxies)) return at;
    const named = plain(part.trim());
    if (isIP(named) === 0) return at;
    at = named;
  }
  return at;
};

/** `unknown` where no socket is behind the request (the command line, tests). */
export const clientAddress = (c: Context, proxies: BlockList | undefined): string => {
  const { incoming } = (c.env ?? {}) as { readonly incoming?: IncomingMessage };
  const last = plain(incoming?.socket.remoteAddress ?? 'unknown');
  const header = c.req.header('x-forwarded-for');
  return proxies === undefined || header === undefined ? last : forwarded(header.slice(-1000), last, proxies);
};
