/** The OpenAPI 3.1 document, made from the routes. `tools/generate.mjs` writes it to packages/contract/openapi.json; a test compares. */
import { OpenAPIHono } from '@hono/zod-openapi';
import { ACT_ROUTES, ROUTES } from './routes.js';

export function openApiDocument(version: string): unknown {
  const app = new OpenAPIHono();
  for (const route of [...Object.values(ROUTES), ...Object.values(ACT_ROUTES)]) app.openAPIRegistry.registerPath(route);
  return app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Taizhang 台账',
      version,
      description: 'A published work-division plan (分工方案) as a living task ledger (任务台账).',
      license: { name: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
  });
}
