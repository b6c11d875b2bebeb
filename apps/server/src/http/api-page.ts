/** The API to read: /api/openapi.json, and /api/docs, one page made from it without any script or asset from elsewhere. */
import type { OpenAPIHono } from '@hono/zod-openapi';
import { openApiDocument } from '@taizhang/contract';
import { isMessageKey, type Locale, message } from '@taizhang/i18n';
import { html, raw } from 'hono/html';
import { localeOfRequest } from './language.js';
import { STATUS } from './problem.js';
import type { Env } from './register.js';

type Schema = { readonly [name: string]: unknown };
type Parameter = {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly description?: string;
  readonly schema?: Schema;
};
type Content = Readonly<Record<string, { readonly schema?: Schema }>>;
type Operation = {
  readonly operationId: string;
  readonly summary?: string;
  readonly 'x-reach'?: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly description: string; readonly content?: Content }>>;
};
type Document = {
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
};

const STYLE = `body{font:16px/1.6 system-ui,"Microsoft YaHei","PingFang SC",sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem;color:#1f1f1f}
h2{margin-top:3rem;border-bottom:1px solid #ccc}details{margin:.5rem 0;border:1px solid #ddd;border-radius:6px;padding:.4rem .8rem}
summary{cursor:pointer;overflow-wrap:anywhere}code,pre{font:14px/1.5 ui-monospace,Consolas,monospace}pre{background:#f6f6f6;padding:.6rem;overflow:auto}
.m{display:inline-block;min-width:4.2em;font-weight:bold}table{border-collapse:collapse;width:100%}th,td{border:1px solid #ccc;padding:.3rem .5rem;text-align:left;vertical-align:top}a{color:#0b57d0}`;

const schemaText = (schema: Schema | undefined) => {
  const text = JSON.stringify(schema ?? {}, null, 2);
  const parts = text.split(/("#\/components\/schemas\/[^"]+")/);
  return parts.map((part) => {
    const name = /^"#\/components\/schemas\/([^"]+)"$/.exec(part)?.[1];
    return name ? html`<a href="#schema-${name}">${part}</a>` : html`${part}`;
  });
};

const parameterRows = (parameters: readonly Parameter[]) =>
  parameters.length === 0
    ? ''
    : html`<table><tr><th>name</th><th>in</th><th>what</th></tr>${parameters.map(
        (one) =>
          html`<tr><td><code>${one.name}</code>${one.required ? ' *' : ''}</td><td>${one.in}</td><td>${one.description ?? ''} <code>${JSON.stringify(one.schema ?? {})}</code></td></tr>`,
      )}</table>`;

const contentBlocks = (title: string, content: Content | undefined) =>
  Object.entries(content ?? {}).map(([type, { schema }]) => html`<p>${title} <code>${type}</code></p><pre>${schemaText(schema)}</pre>`);

const operationBlock = (path: string, method: string, operation: Operation) => {
  const good = Object.entries(operation.responses).filter(([status]) => status < '400');
  return html`<details id="${operation.operationId}"><summary><span class="m">${method.toUpperCase()}</span><code>${path}</code> — ${operation.summary ?? ''}</summary>
<p>operationId <code>${operation.operationId}</code> · reach <code>${operation['x-reach'] ?? ''}</code></p>
${parameterRows(operation.parameters ?? [])}${contentBlocks('request', operation.requestBody?.content)}
${good.map(([status, answer]) => html`<p>${status} ${answer.description}</p>${contentBlocks('answer', answer.content)}`)}</details>`;
};

const problemRows = (locale: Locale) =>
  Object.entries(STATUS).map(([code, status]) => {
    const say = (part: 'title' | 'detail') => {
      const key = `refusal.${code}.${part}`;
      return isMessageKey(key) ? message(locale, key) : '';
    };
    return html`<tr id="${code}"><td><code>${code}</code></td><td>${status}</td><td>${say('title')}</td><td>${say('detail')}</td></tr>`;
  });

const page = (document: Document, locale: Locale) => html`<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${document.info.title} API</title><style>${raw(STYLE)}</style></head>
<body><h1>${document.info.title} API ${document.info.version}</h1><p>${document.info.description} <a href="/api/openapi.json">openapi.json</a></p>
<h2>Routes</h2>${Object.entries(document.paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => operationBlock(path, method, operation)))}
<h2>Problems (RFC 9457)</h2><table><tr><th>code</th><th>status</th><th colspan="2"></th></tr>${problemRows(locale)}</table>
<h2>Shapes</h2>${Object.entries(document.components.schemas).map(([name, schema]) => html`<details id="schema-${name}"><summary><code>${name}</code></summary><pre>${schemaText(schema)}</pre></details>`)}
</body></html>`;

export const apiPage = (app: OpenAPIHono<Env>, version: string): void => {
  let made: Document | null = null;
  const document = (): Document => {
    made ??= openApiDocument(version) as Document;
    return made;
  };
  app.get('/api/openapi.json', (c) => c.json(document()));
  app.get('/api/docs', (c) => {
    c.header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'");
    return c.html(page(document(), localeOfRequest(c)));
  });
};
