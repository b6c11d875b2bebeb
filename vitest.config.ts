import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const source = (place: string) => fileURLToPath(new URL(`./${place}/src/index.ts`, import.meta.url));

export default defineConfig({
  resolve: {
    alias: Object.fromEntries([
      ...['plan', 'extract', 'ledger', 'identity', 'i18n', 'contract', 'store', 'calendar', 'report'].map((name) => [
        `@taizhang/${name}`,
        source(`packages/${name}`),
      ]),
      ['@taizhang/server', source('apps/server')],
    ]),
  },
  test: {
    include: ['packages/*/src/**/*.test.ts', 'apps/*/src/**/*.test.ts', 'tools/**/*.test.ts', 'e2e/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
