import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

type Catalogue = Record<string, string | Record<string, string>>;
const root = new URL('../src', import.meta.url).pathname;
const languages = ['zh-CN', 'en'] as const;

function files(dir: string): string[] {
  return readdirSync(dir, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? files(join(dir, entry.name)) : [join(dir, entry.name)],
  );
}

const areas = readdirSync(`${root}/i18n/en`).map((name) => name.replace('.json', ''));
const read = (lang: string, area: string): Catalogue =>
  JSON.parse(readFileSync(`${root}/i18n/${lang}/${area}.json`, 'utf8')) as Catalogue;
const sources = files(root).filter((file) => /\.(vue|ts)$/.test(file)).map((file) => [file, readFileSync(file, 'utf8')] as const);
const placeholders = (entry: string | Record<string, string>): string[] => {
  const texts = typeof entry === 'string' ? [entry] : Object.values(entry);
  return [...new Set(texts.flatMap((text) => text.match(/\{\w+\}/g) ?? []))].sort();
};

describe('catalogues', () => {
  it('exist for the same areas in every language', () => {
    for (const lang of languages) {
      expect(readdirSync(`${root}/i18n/${lang}`).sort()).toEqual(readdirSync(`${root}/i18n/en`).sort());
    }
  });

  it.each(areas)('%s has the same keys and placeholders in every language', (area) => {
    const en = read('en', area);
    const zh = read('zh-CN', area);
    expect(Object.keys(zh).sort()).toEqual(Object.keys(en).sort());
    for (const key of Object.keys(en)) expect([key, placeholders(zh[key]!)]).toEqual([key, placeholders(en[key]!)]);
  });

  it('have every key that is used, and a key for every composed one', () => {
    const all = new Map(areas.map((area) => [area, read('en', area)]));
    const missing: string[] = [];
    for (const [file, text] of sources) {
      for (const [, key] of text.matchAll(/\bt\(\s*'([a-zA-Z]+\.[\w.-]+)'/g)) {
        const dot = key!.indexOf('.');
        if (all.get(key!.slice(0, dot))?.[key!.slice(dot + 1)] === undefined) missing.push(`${key} in ${file}`);
      }
      for (const [, prefix] of text.matchAll(/\bt\(\s*`([a-zA-Z]+\.[\w.-]*)\$\{/g)) {
        const dot = prefix!.indexOf('.');
        const keys = Object.keys(all.get(prefix!.slice(0, dot)) ?? {});
        if (!keys.some((key) => key.startsWith(prefix!.slice(dot + 1)))) missing.push(`${prefix}… in ${file}`);
      }
    }
    expect(missing).toEqual([]);
  });

  it('leave no Chinese text in code', () => {
    const found = sources.filter(([, text]) => /[\u4e00-\u9fff]/.test(text)).map(([file]) => file);
    expect(found).toEqual([]);
  });
});
