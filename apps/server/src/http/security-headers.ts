/**
 * What every answer tells the browser: be framed by nobody, guess no types, use no device, send no address elsewhere; over https, come by https alone.
 * Answers of the API are no pages: their policy allows nothing at all. Pages bring a policy of their own (web-app.ts, api-page.ts).
 */
import type { MiddlewareHandler } from 'hono';
import { isWhole } from './json-answer.js';

const YEAR = 365 * 24 * 60 * 60;
const NOTHING = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
/** No camera, place, microphone, payment or sensor; a key that signs in and the clipboard are the page's own. */
const DEVICES =
  'accelerometer=(), autoplay=(), camera=(), display-capture=(), encrypted-media=(), fullscreen=(self), geolocation=(), gyroscope=(), hid=(), ' +
  'magnetometer=(), microphone=(), midi=(), payment=(), picture-in-picture=(), publickey-credentials-create=(self), publickey-credentials-get=(self), ' +
  'screen-wake-lock=(), serial=(), usb=(), xr-spatial-tracking=()';

const ALWAYS: readonly (readonly [string, string])[] = [
  ['x-content-type-options', 'nosniff'],
  ['x-frame-options', 'DENY'],
  ['referrer-policy', 'same-origin'],
  ['permissions-policy', DEVICES],
  ['cross-origin-opener-policy', 'same-origin'],
  ['cross-origin-resource-policy', 'same-origin'],
  ['x-permitted-cross-domain-policies', 'none'],
];

const given = (origin: string | undefined): readonly (readonly [string, string])[] =>
  origin?.startsWith('https:') ? [...ALWAYS, ['strict-transport-security', `max-age=${YEAR}; includeSubDomains`]] : ALWAYS;

/** All of them, for an answer of the API that is made whole at once. */
export const answerHeaders = (origin: string | undefined): Readonly<Record<string, string>> => ({
  ...Object.fromEntries(given(origin)),
  'content-security-policy': NOTHING,
});

/** `origin`: the address that people use, where the operator said it. */
export const securityHeaders = (origin: string | undefined): MiddlewareHandler => {
  const headers = given(origin);
  return async (c, next) => {
    await next();
    if (isWhole(c.res)) return;
    for (const [name, value] of headers) c.res.headers.set(name, value);
    if (!c.res.headers.has('content-security-policy')) c.res.headers.set('content-security-policy', NOTHING);
  };
};

/** Scripts and styles of the server itself, styles that the page's own scripts make (they bear the nonce), and nothing from elsewhere. */
export const pagePolicy = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join('; ');
