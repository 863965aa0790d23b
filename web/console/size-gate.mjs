// Fails the build when the inbox needs more than 150 KB (gzip) before it can be used,
// or when any other lazily loaded chunk is over 120 KB.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const FIRST_LOAD = 150 * 1024;
const CHUNK = 120 * 1024;
const manifest = JSON.parse(readFileSync('dist/.vite/manifest.json', 'utf8'));
const gzip = (file) => gzipSync(readFileSync(`dist/${file}`), { level: 9 }).length;

function closure(keys) {
  const seen = new Set();
  const files = new Set();
  const visit = (key) => {
    if (seen.has(key)) return;
    seen.add(key);
    const chunk = manifest[key];
    files.add(chunk.file);
    for (const css of chunk.css ?? []) files.add(css);
    for (const next of chunk.imports ?? []) visit(next);
  };
  keys.forEach(visit);
  return files;
}

const wanted = ['index.html', 'src/shell/ShellLayout.vue', 'src/inbox/InboxArea.vue'];
for (const area of ['shell', 'ui', 'inbox']) wanted.push(`src/i18n/zh-CN/${area}.json`);
const missing = wanted.filter((key) => !manifest[key]);
if (missing.length > 0) throw new Error(`not in the manifest: ${missing.join(', ')}`);

const kb = (bytes) => `${(bytes / 1024).toFixed(1)} KB`;
const first = closure(wanted);
const total = [...first].reduce((sum, file) => sum + gzip(file), 0);
const failures = [];
console.log(`inbox first load: ${kb(total)} gzip of ${kb(FIRST_LOAD)}`);
if (total > FIRST_LOAD) failures.push(`inbox first load is ${kb(total)}`);

for (const chunk of Object.values(manifest)) {
  if (first.has(chunk.file)) continue;
  const size = gzip(chunk.file);
  if (size > 4096) console.log(`  ${chunk.file}: ${kb(size)}`);
  if (size > CHUNK) failures.push(`${chunk.file} is ${kb(size)}`);
}
if (failures.length > 0) {
  console.error(`size gate: ${failures.join('; ')}`);
  process.exit(1);
}
