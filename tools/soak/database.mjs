/** The tool's own look into the database, past the server: what is there after a start is asked where it lies. */
import { createRequire } from 'node:module';
import { openStore } from '@taizhang/store';

const { default: pg } = await import(createRequire(new URL('../../packages/store/package.json', import.meta.url)).resolve('pg'));

export const pgClient = async (url) => {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  return client;
};

export const withStore = async (place, use) => {
  const store = await openStore({ ...place, schema: 'as-is', connections: 2 });
  try {
    return await use(store);
  } finally {
    await store.close();
  }
};
