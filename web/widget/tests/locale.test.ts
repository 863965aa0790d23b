import { expect, test } from 'vitest';
import { catalogues, choose, fill } from '../src/locale';

const holes = (text: string) => text.split('{}').length - 1;

test('Every catalogue has the same keys, none empty, with the same places to fill', () => {
  const { en, 'zh-CN': zh } = catalogues;
  expect(Object.keys(zh).sort()).toEqual(Object.keys(en).sort());
  for (const key of Object.keys(en) as (keyof typeof en)[]) {
    expect(en[key].trim() && zh[key].trim(), key).not.toBe('');
    expect(holes(zh[key]), key).toBe(holes(en[key]));
  }
});

test('The scale has five words in every language', () => {
  for (const words of Object.values(catalogues)) expect(words.$score.split(',')).toHaveLength(5);
});

test('The site decides the language, or leaves it to the browser', () => {
  expect(choose('zh-CN', ['en'])).toBe('zh-CN');
  expect(choose('en', ['zh-CN'])).toBe('en');
  expect(choose('auto', ['fr', 'zh-Hant-TW', 'en'])).toBe('zh-CN');
  expect(choose('auto', ['fr'])).toBe('en');
});

test('A fact is put in as it is, even with signs that mean something to replace', () => {
  expect(fill('{} joined', '$& $1')).toBe('$& $1 joined');
});
