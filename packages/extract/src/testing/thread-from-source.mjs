// Lets a thread run from source in tests: Node 20 loads no TypeScript by itself, so each file is compiled as it is loaded.
import { register } from 'node:module';

register('./compile-on-load.mjs', import.meta.url);
await import('../thread.ts');
