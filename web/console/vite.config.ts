import { fileURLToPath, URL } from 'node:url';
import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vitest/config';

// The server serves dist/ under /console/ and index.html for / and /w/…;
// the router therefore works from / while every asset address is absolute.
export default defineConfig({
  base: '/console/',
  plugins: [vue()],
  define: { __VUE_OPTIONS_API__: 'false', __VUE_PROD_DEVTOOLS__: 'false', __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false' },
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  build: {
    target: 'es2022',
    manifest: true,
    // An inlined asset or module preload polyfill would need a looser content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      // A few chunks instead of fifty: fewer requests, and small files compress badly.
      output: {
        codeSplitting: {
          groups: [
            { name: 'vue', priority: 3, test: /node_modules\/(@vue|vue|vue-router|pinia)\// },
            {
              name: 'controls',
              priority: 2,
              test: /\/src\/ui\/(Avatar|Badge|Button|Chip|Drawer|Empty|ErrorNotice|Icon|IconButton|Kbd|Menu|Skeleton|Toast|Tooltip|breakpoint|icons|menu|toast)\.|\/reka-ui\/dist\/Popover\//,
            },
            { name: 'base', priority: 1, test: /\/src\/(api|live|stores|i18n\/\w+\.ts|shell\/(keys|fuzzy)|ui\/confirm\.ts|why\/open|inbox\/(channel|talk|thread\/(splitting|lightbox)|parts\/parts|composer\/(canned|letters)|fields\/(values|resolving)|actions\/bulk\/jobs)\.ts)/ },
          ],
        },
      },
      treeshake: {
        // The list of controls does nothing by itself: who imports one of them does not load them all.
        moduleSideEffects: (id) => !/\/src\/ui\/index\.ts$/.test(id),
      },
    },
  },
  test: { environment: 'node', include: ['test/**/*.test.ts'] },
});
