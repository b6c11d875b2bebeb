/** Hostile requests, one after another from a seed: an operation of openapi.json that is spoiled somewhere, or what is no operation at all. */
import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { HEADERS, METHODS, PATHS, TEXTS } from './hostile.mjs';
import { shapes } from './shapes.mjs';

const JSON_TYPE = { 'content-type': 'application/json' };

const operationsOf = (document) =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
  );

export const requests = (document, chance, pools) => {
  const operations = operationsOf(document);
  const { right, spoiled, known } = shapes(document, chance, pools);
  const half = (share = 0.5) => chance.next() < share;

  const encoded = (text) => {
    const way = chance.next();
    if (way < 0.8) return encodeURIComponent(text.toWellFormed());
    return way < 0.9
      ? encodeURIComponent(encodeURIComponent(text.toWellFormed()))
      : text.replace(/[^\x21-\x7e]/g, '%ff').replace(/[?#]/g, '');
  };
  const pathOf = ({ path, operation }, wrong) => {
    const filled = path.replace(/\{(\w+)\}/g, (_, name) => encoded(wrong && half(0.3) ? chance.pick(TEXTS) : known(name)));
    const asked = (operation.parameters ?? []).filter((one) => one.in === 'query' && half());
    const query = asked.map(({ name, schema }) => {
      const value = wrong && half() ? chance.pick(TEXTS) : right(schema, name);
      return `${encodeURIComponent(name)}=${encoded(String(value))}`;
    });
    if (wrong && half(0.1)) query.push(...query, `${encoded(chance.pick(TEXTS))}=${encoded(chance.pick(TEXTS))}`);
    return (query.length === 0 ? filled : `${filled}?${query.join('&')}`).slice(0, 9000);
  };

  const brokenForm = () => {
    const boundary = 'x'.repeat(chance.between(0, 80));
    const name = chance
      .pick(TEXTS)
      .slice(0, 300)
      .replace(/[\r\n]/g, '');
    const part = (head, body) => `--${boundary}\r\n${head}\r\n\r\n${body}\r\n`;
    const parts = [
      part('content-disposition: form-data; name="commandId"', half() ? randomUUID() : chance.pick(TEXTS)),
      part(
        `content-disposition: form-data; name="file"; filename="${name}"`,
        chance.pick([...TEXTS, 'PK\u0003\u0004broken', '%PDF-1.4 broken']),
      ),
      part(`content-disposition: form-data; name="file"; filename*=UTF-8''%ff${name}`, ''),
      `--${boundary}\r\nno head at all`,
      part('content-disposition: attachment', 'x').repeat(chance.between(1, 200)),
    ].filter(() => half(0.6));
    return {
      headers: { 'content-type': `multipart/form-data${chance.pick(['', `; boundary=${boundary}`, '; boundary=other', '; boundary="'])}` },
      body: Buffer.from(parts.join('') + chance.pick([`--${boundary}--\r\n`, '', '--']), 'utf8'),
    };
  };

  const brokenJson = (value) => {
    const text = JSON.stringify(value) ?? '';
    const bytes = chance.pick([
      () => Buffer.from(text.slice(0, Math.floor(text.length / 2))),
      () => Buffer.concat([Buffer.from(text.slice(0, -1)), Buffer.from([0xff, 0xfe, 0x80])]),
      () => Buffer.from(text, 'utf16le'),
      () => Buffer.from(`\ufeff${text}`),
      () => gzipSync(text),
      () => Buffer.from(`${text}${text}`),
      () => Buffer.from(text.replace('{', '{"__proto__":{"roles":["auditor"]},')),
      () => Buffer.from(text.replace(/"commandId":/, '"commandId":1,"commandId":')),
      () => Buffer.alloc(0),
      () => Buffer.from('{"a":'.repeat(5000)),
    ])();
    return {
      headers: {
        'content-type': chance.pick([
          'application/json',
          'application/json; charset=gbk',
          'text/plain',
          'application/x-www-form-urlencoded',
          '',
        ]),
      },
      body: bytes,
    };
  };

  const bodyOf = ({ operation }, wrong) => {
    const content = operation.requestBody?.content ?? {};
    const schema = content['application/json']?.schema;
    if (content['multipart/form-data'] && (schema === undefined || half())) return brokenForm();
    if (schema === undefined) return wrong && half(0.2) ? brokenJson({ a: 1 }) : { headers: {}, body: null };
    const value = right(schema);
    if (!wrong) return { headers: JSON_TYPE, body: Buffer.from(JSON.stringify(value)) };
    if (half(0.15)) return brokenJson(value);
    return { headers: JSON_TYPE, body: Buffer.from(JSON.stringify(spoiled(value)) ?? '') };
  };

  const ofOperation = () => {
    const chosen = chance.pick(operations);
    const wrong = half(0.75);
    const { headers, body } = bodyOf(chosen, wrong);
    const method = wrong && half(0.05) ? chance.pick(METHODS) : chosen.method;
    return { method, path: pathOf(chosen, wrong), headers: { ...headers, ...(half(0.2) ? chance.pick(HEADERS) : {}) }, body };
  };
  const ofNothing = () => ({
    method: chance.pick(METHODS),
    path: chance.pick(PATHS),
    headers: half() ? chance.pick(HEADERS) : {},
    body: half(0.2) ? Buffer.from(chance.pick(TEXTS)) : null,
  });
  /** Signing out would end the session of everybody who asks after. */
  const spares = ({ method, path }) => method === 'DELETE' && path.startsWith('/api/session');
  const next = () => {
    const made = half(0.93) ? ofOperation() : ofNothing();
    return spares(made) ? next() : made;
  };
  return { next };
};
