/** How the screens are built: one entry for signing in, everything else loaded when needed; gzip copies beside the files. */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const server = process.env.TAIZHANG_SERVER ?? 'http://127.0.0.1:4310';

/** A server that finds `name.gz` beside a file need not compress it again. */
const precompress = (): Plugin => ({
  name: 'precompress',
  apply: 'build',
  writeBundle({ dir }) {
    for (const name of readdirSync(dir!, { recursive: true }) as string[]) {
      const path = join(dir!, name);
      if (!/\.(?:js|css|html|svg)$/.test(name) || statSync(path).size < 1024) continue;
      writeFileSync(`${path}.gz`, gzipSync(readFileSync(path), { level: 9 }));
    }
  },
});

export default defineConfig({
  plugins: [react(), precompress()],
  server: { proxy: { '/api': { target: server, changeOrigin: true, headers: { origin: server } } } },
  build: {
    target: ['chrome100', 'firefox100', 'safari15'],
    chunkSizeWarningLimit: 900,
    modulePreload: { polyfill: false },
  },
});
