// Canned replies in the composer: where one is asked for, which ones fit, and how their variables read.
import { defineStore } from 'pinia';
import { ref } from 'vue';
import { api } from '@/api/client';
import type { Attachment, Canned, Conversation, Id, VariableValues } from '@/api/types';
import { language as shownLanguage, type Language } from '@/i18n';
import { fuzzy } from '@/shell/fuzzy';

/** A `/` at the beginning or after a space, and the word behind it up to the caret. */
export function slashQuery(text: string, caret: number): { at: number; query: string } | null {
  const before = text.slice(0, caret);
  const at = before.lastIndexOf('/');
  if (at < 0 || (at > 0 && !/\s/u.test(before[at - 1]!))) return null;
  const query = before.slice(at + 1);
  return /[\s/]/u.test(query) || query.length > 40 ? null : { at, query };
}

/** One pass: a value that looks like a variable stays what it is, and unknown names stay as written. */
export function fill(text: string, values: Record<string, string>): string {
  return text.replace(/\{\{([^{}]{1,60})\}\}/gu, (whole, name: string) => values[name.trim()] ?? whole);
}

/** The variables of a text, known or not. */
export const variablesIn = (text: string): string[] => [...new Set([...text.matchAll(/\{\{([^{}]{1,60})\}\}/gu)].map((found) => found[1]!.trim()))];

/** The text in the customer's language, else in the agent's, else in the other one. */
export function textFor(one: Canned, language: string | null): string {
  const wanted: Language = language ? (language.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en') : shownLanguage.value;
  return one.text[wanted] || one.text['zh-CN'] || one.text.en;
}

const fits = (one: Canned, c: Conversation): boolean =>
  (one.brandIds === null || one.brandIds.includes(c.brandId)) && (one.inboxIds === null || one.inboxIds.includes(c.inboxId));

/** Those that may be used here and are meant by the word, the best and the most used first. */
export function matching(all: readonly Canned[], c: Conversation, query: string, sounds: (query: string, text: string) => number = () => -1): Canned[] {
  const here = all.filter((one) => fits(one, c));
  if (query === '') return here.sort((a, b) => b.uses - a.uses || a.title.localeCompare(b.title)).slice(0, 8);
  return here
    .map((one) => ({ one, score: Math.max(fuzzy(query, one.shortcut) * 2, fuzzy(query, one.title), sounds(query, one.title), sounds(query, one.shortcut) * 2, one.text['zh-CN'].includes(query) || one.text.en.toLowerCase().includes(query.toLowerCase()) ? 100 : -1) }))
    .filter((x) => x.score > 0)
    .sort((a, b) => b.score - a.score || b.one.uses - a.one.uses)
    .slice(0, 8)
    .map((x) => x.one);
}

export const useVariables = defineStore('variables', () => {
  const of = ref<{ id: Id; values: VariableValues } | null>(null);
  async function read(id: Id): Promise<VariableValues> {
    if (of.value?.id !== id) of.value = { id, values: await api.get<VariableValues>('/canned/values', { query: { conversation: id } }) };
    return of.value.values;
  }
  const use = (id: Id) => api.post<{ attachments: Attachment[] }>(`/canned/${id}/use`);
  return { of, read, use };
});
