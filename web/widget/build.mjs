// Builds dist/widget.js and dist/w.js and refuses to go over the size budgets.
import { build, transform } from 'esbuild';
import { minify } from 'terser';
import { gzipSync } from 'node:zlib';
import { mkdir, readFile, writeFile } from 'node:fs/promises';

const budgets = { 'widget.js': 12 * 1024, 'w.js': 512, 'parts.js': 2560 };

// Constructed stylesheets are the newest thing we ask of a browser: Chrome 73, Firefox 101, Safari 16.4.
const target = ['chrome94', 'firefox101', 'safari16.4'];

// The stylesheet travels inside the script as minified text.
const cssText = {
  name: 'css-text',
  setup(b) {
    b.onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await transform(await readFile(path, 'utf8'), { loader: 'css', minify: true, target });
      return { contents: code.trim(), loader: 'text' };
    });
  },
};

const common = {
  outdir: 'dist',
  write: false,
  bundle: true,
  minify: true,
  target,
  charset: 'utf8',
  legalComments: 'none',
  // Names beginning with $ never leave the widget (no wire field, no DOM property), so they may be shortened.
  mangleProps: /^\$/,
  plugins: [cssText],
  logLevel: 'warning',
};
const first = await build({
  ...common,
  format: 'iife',
  entryPoints: [
    { in: 'src/main.ts', out: 'widget' },
    { in: 'src/loader.ts', out: 'w' },
  ],
});
// A module of its own, which the first script asks for when a message has buttons, a source or a card.
const second = await build({ ...common, format: 'esm', entryPoints: [{ in: 'src/parts.ts', out: 'parts' }] });
const outputFiles = [...first.outputFiles, ...second.outputFiles];

await mkdir('dist', { recursive: true });
let over = false;
for (const { path, text } of outputFiles) {
  const name = path.split(/[\\/]/).pop();
  // A second pass: terser folds what esbuild leaves, worth half a kilobyte.
  const { code } = await minify(text, { ecma: 2020, module: path.endsWith('parts.js'), compress: { passes: 3, unsafe_arrows: true } });
  await writeFile(`dist/${name}`, code);
  const size = gzipSync(code, { level: 9 }).length;
  console.log(`${name}: ${Buffer.byteLength(code)} bytes, ${size} gzip, budget ${budgets[name]}`);
  over ||= size > budgets[name];
}
if (over) {
  console.error('Over the size budget.');
  process.exitCode = 1;
}
