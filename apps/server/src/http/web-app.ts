/**
 * The built web app: its files by name with long caching (their names carry a hash), `index.html` for every other page. Files beside them ending
 * in .br or .gz are sent where the browser takes them. Paths are looked up in a list made at start, so nothing outside the folder can be reached.
 */
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import type { MiddlewareHandler } from 'hono';
import { pagePolicy } from './security-headers.js';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
};
const HASHED = /^\/assets\//;
/** Stands in the built page where each answer's nonce goes. */
const NONCE = /__NONCE__/g;

type Asset = {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly type: string;
  readonly tag: string;
  readonly packed: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
};

const PACKED = { br: '.br', gzip: '.gz' } as const;
const COMPRESSIBLE = /^(?:text|application\/json|image\/svg|application\/manifest)/;

const packedBeside = (place: string, bytes: Uint8Array<ArrayBuffer>, type: string): ReadonlyMap<string, Uint8Array<ArrayBuffer>> => {
  const beside = Object.entries(PACKED).flatMap(([coding, ending]): [string, Uint8Array<ArrayBuffer>][] =>
    existsSync(place + ending) ? [[coding, new Uint8Array(readFileSync(place + ending))]] : [],
  );
  if (beside.length > 0 || !COMPRESSIBLE.test(type) || bytes.length < 1024) return new Map(beside);
  return new Map([['br', new Uint8Array(brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }))]]);
};

const loadAsset = (place: string): Asset => {
  const bytes = new Uint8Array(readFileSync(place));
  const type = TYPES[extname(place)] ?? 'application/octet-stream';
  const tag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 16)}"`;
  return { bytes, type, tag, packed: packedBeside(place, bytes, type) };
};

const listFiles = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !/\.(?:br|gz|map)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));

const codingFor = (asset: Asset, accepted: string): string | null =>
  [...asset.packed.keys()].find((coding) => new RegExp(`\\b${coding}\\b`).test(accepted)) ?? null;

const isPage = ({ type }: Asset): boolean => type.startsWith('text/html');

const answer = (asset: Asset, path: string, headers: Headers): Response => {
  const coding = codingFor(asset, headers.get('accept-encoding') ?? '');
  const given: Record<string, string> = {
    'content-type': asset.type,
    'cache-control': HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
    etag: asset.tag,
    vary: 'accept-encoding',
  };
  if (headers.get('if-none-match') === asset.tag) return new Response(null, { status: 304, headers: given });
  if (coding) given['content-encoding'] = coding;
  return new Response((coding && asset.packed.get(coding)) || asset.bytes, { headers: given });
};

/** Each answer has a nonce of its own, so a page has no tag: a 304 would bring a policy that knows another nonce than the page kept. */
const answerPage = (asset: Asset): Response => {
  const nonce = randomBytes(18).toString('base64url');
  const headers = { 'content-type': asset.type, 'cache-control': 'no-cache', 'content-security-policy': pagePolicy(nonce) };
  return new Response(new TextDecoder().decode(asset.bytes).replace(NONCE, nonce), { headers });
};

/** Answers GET requests; a folder that is not there (not built) answers nothing and leaves the request to others. */
export const webApp = (folder: string): MiddlewareHandler => {
  const places = existsSync(folder) ? listFiles(folder) : [];
  const known = new Map(places.map((place) => [`/${relative(folder, place).split(sep).join('/')}`, place]));
  const loaded = new Map<string, Asset>();
  const assetAt = (path: string): Asset | null => {
    const place = known.get(path);
    if (place === undefined) return null;
    const asset = loaded.get(path) ?? loadAsset(place);
    loaded.set(path, asset);
    return asset;
  };
  return async (c, next) => {
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD') return next();
    const asset = assetAt(c.req.path);
    if (asset && !isPage(asset)) return answer(asset, c.req.path, c.req.raw.headers);
    if (HASHED.test(c.req.path) || extname(c.req.path) !== '') return next();
    const page = assetAt('/index.html');
    return page ? answerPage(page) : next();
  };
};
