import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = new URL('../src', import.meta.url).pathname;
const components = (dir: string): string[] =>
  readdirSync(dir, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? components(join(dir, entry.name)) : entry.name.endsWith('.vue') ? [join(dir, entry.name)] : [],
  );

// Styles are global by choice (a screen may adjust a control), so a class has one owner:
// the component whose rule begins with it.
it('no two components style the same class from the root', () => {
  const owners = new Map<string, Set<string>>();
  for (const file of components(root)) {
    const style = /<style>([\s\S]*?)<\/style>/.exec(readFileSync(file, 'utf8'))?.[1] ?? '';
    const plain = style.replace(/\/\*[\s\S]*?\*\//g, '').replace(/@media[^{]*\{/g, '').replace(/@keyframes[^{]*\{[\s\S]*?\}\s*\}/g, '');
    for (const [, selectors] of plain.matchAll(/([^{}]+)\{[^{}]*\}/g)) {
      for (const selector of selectors!.split(',')) {
        const only = /^\.([\w-]+)(:[\w-]+(\([^)]*\))?|\[[^\]]*\])*$/.exec(selector.trim());
        if (!only) continue;
        const files = owners.get(only[1]!) ?? new Set();
        files.add(file.slice(root.length + 1));
        owners.set(only[1]!, files);
      }
    }
  }
  const shared = [...owners].filter(([, files]) => files.size > 1).map(([name, files]) => `${name}: ${[...files].join(', ')}`);
  expect(shared).toEqual([]);
});
