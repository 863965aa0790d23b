// Catalogues are split per area (inbox.json, settings.json, …) and loaded with the area's route.
// A value is a text with {placeholders}, or {"one": …, "other": …} chosen by params.n.
import { ref, shallowReactive } from 'vue';

export type Language = 'zh-CN' | 'en';
export type Params = Record<string, string | number>;
type Entry = string | Partial<Record<Intl.LDMLPluralRule, string>>;
type Catalogue = Record<string, Entry>;

const loaders = import.meta.glob<Catalogue>('./{zh-CN,en}/*.json', { import: 'default' });
const loaded = shallowReactive(new Map<string, Catalogue>());
const areas = new Set<string>();
const current = ref<Language>('zh-CN');
let plurals = new Intl.PluralRules('zh-CN');

export const language = current;

async function load(lang: Language, area: string): Promise<void> {
  const key = `${lang}/${area}`;
  if (loaded.has(key)) return;
  const loader = loaders[`./${key}.json`];
  if (!loader) throw new Error(`No catalogue ${key}`);
  loaded.set(key, await loader());
}

/** Makes the texts of these areas available in the current language. Route records await this. */
export async function useTexts(...names: string[]): Promise<void> {
  names.forEach((name) => areas.add(name));
  await Promise.all(names.map((name) => load(current.value, name)));
}

/** Switches live: loads what is on screen in the new language first, then flips. */
export async function setLanguage(lang: Language): Promise<void> {
  await Promise.all([...areas].map((area) => load(lang, area)));
  plurals = new Intl.PluralRules(lang);
  current.value = lang;
  if (typeof document !== 'undefined') document.documentElement.lang = lang;
}

function find(key: string): Entry | undefined {
  const dot = key.indexOf('.');
  return loaded.get(`${current.value}/${key.slice(0, dot)}`)?.[key.slice(dot + 1)];
}

/** True when the catalogue has this key: for codes that come from the server. */
export function hasText(key: string): boolean {
  return find(key) !== undefined;
}

/** The text of `area.key`; a missing key shows itself, so that it is seen and reported. */
export function t(key: string, params: Params = {}): string {
  const entry = find(key);
  if (entry === undefined) return key;
  const text = typeof entry === 'string' ? entry : (entry[plurals.select(Number(params.n))] ?? entry.other ?? key);
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => (name in params ? String(params[name]) : whole));
}

/** Picks the text of the current language from a {"zh-CN","en"} pair, falling back to the other one. */
export function pick(texts: Partial<Record<Language, string>> | null | undefined): string {
  return texts?.[current.value] || texts?.['zh-CN'] || texts?.en || '';
}

export function preferredLanguage(): Language {
  return navigator.languages.some((tag) => tag.toLowerCase().startsWith('zh')) ? 'zh-CN' : 'en';
}
