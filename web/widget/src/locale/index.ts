import { en } from './en';
import { zhCN } from './zh-CN';

export type Catalogue = Record<keyof typeof en, string>;
export type Word = keyof typeof en;
export type Translate = (word: Word, facts?: Record<string, string | number>) => string;

export type Language = 'en' | 'zh-CN';

/** The site's language, or the visitor's where the site leaves it to the browser. */
export function choose(site: string, browser: readonly string[]): Language {
  const wanted = /^(zh|en)/i.test(site) ? [site] : browser;
  const known = wanted.find(language => /^(zh|en)/i.test(language));
  return known && /^zh/i.test(known) ? 'zh-CN' : 'en';
}

export function translator(language: Language): Translate {
  const catalogue: Catalogue = language === 'en' ? en : zhCN;
  return (word, facts) => catalogue[word].replace(/\{(\w+)\}/g, (_, name) => String(facts?.[name] ?? ''));
}
