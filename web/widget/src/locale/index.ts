import { en } from './en';
import { zhCN } from './zh-CN';

export type Words = Record<keyof typeof en, string>;
export type Language = 'en' | 'zh-CN';

export const catalogues: Record<Language, Words> = { en, 'zh-CN': zhCN };

/** The site's language, or the visitor's where the site leaves it to the browser. */
export function choose(site: string, browser: readonly string[]): Language {
  const known = [site, ...browser].find(language => /^(zh|en)/i.test(language));
  return /^zh/i.test(known ?? '') ? 'zh-CN' : 'en';
}

/** Puts the one fact a sentence has into its `{}`. */
export function fill(words: string, fact: string | number): string {
  return words.replace('{}', () => String(fact));
}
