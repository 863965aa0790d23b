// Builds dist/widget.js and dist/w.js and refuses to go over the size budgets.
import { build, transform } from 'esbuild';
import { gzipSync } from 'node:zlib';
import { readFile } from 'node:fs/promises';

const budgets = { 'widget.js': 12 * 1024, 'w.js': 512 };

// The stylesheet travels inside the script as minified text: it becomes a constructed stylesheet.
const cssText = {
  name: 'css-text',
  setup(b) {
    b.onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await transform(await readFile(path, 'utf8'), { loader: 'css', minify: true, target: 'safari15' });
      return { contents: code.trim(), loader: 'text' };
    });
  },
};

await build({
  entryPoints: [
    { in: 'src/main.ts', out: 'widget' },
    { in: 'src/loader.ts', out: 'w' },
  ],
  outdir: 'dist',
  bundle: true,
  minify: true,
  format: 'iife',
  target: ['chrome87', 'firefox90', 'safari14'],
  charset: 'utf8',
  legalComments: 'none',
  plugins: [cssText],
  logLevel: 'warning',
});

let over = false;
for (const [name, budget] of Object.entries(budgets)) {
  const raw = await readFile(`dist/${name}`);
  const size = gzipSync(raw, { level: 9 }).length;
  console.log(`${name}: ${raw.length} bytes, ${size} gzip, budget ${budget}`);
  over ||= size > budget;
}
if (over) {
  console.error('Over the size budget.');
  process.exitCode = 1;
}
