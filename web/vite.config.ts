import tailwindcss from '@tailwindcss/vite';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

// `npm run dev` serves the sources and passes the API on to a running `magpie serve`.
const server = process.env['MAGPIE_URL'] ?? 'http://localhost:8080';

export default defineConfig({
  plugins: [tailwindcss(), svelte()],
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    // MapLibre is one large chunk that only the screens with a map load.
    chunkSizeWarningLimit: 1300,
  },
  server: { proxy: { '/api': server, '/p/': server } },
});
