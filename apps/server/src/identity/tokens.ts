/** Random tokens, and what is kept of them. A token leaves the server once; the store holds its hash. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

export const newToken = (): string => randomBytes(32).toString('base64url');
export const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');
export const same = (one: string, other: string): boolean => timingSafeEqual(Buffer.from(hashOf(one)), Buffer.from(hashOf(other)));

/** Follows from the session's token and gives nothing of it away. */
export const forgeryTokenOf = (token: string): string => createHash('sha256').update(`forgery\n${token}`).digest('base64url');

export const bearerOf = (request: Request): string | null =>
  /^Bearer ([\w-]{20,100})$/.exec(request.headers.get('authorization') ?? '')?.[1] ?? null;
