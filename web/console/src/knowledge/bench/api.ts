// What the bench asks the server, and the addresses it asks at.
import { api } from '@/api/client';
import type { Id, Instant, Page } from '@/api/types';
import type { Feeling } from '@/inbox/meaning/reading';

export interface Intent { id: Id; version: number; name: string; category: string; examples: number; tests: number; createdAt: Instant }
export interface Example { id: Id; intentId: Id | null; text: string; test: boolean; corrected: boolean; at: Instant; setId: Id | null }
export interface TestRun { number: number; at: Instant; tests: number; right: number; byHand: boolean }
export interface TestSet { id: Id; version: number; name: string; required: boolean; least: number; tests: number; history: TestRun[]; createdAt: Instant | null }
/** The set of all tests that belong to no named one. */
export const GENERAL: Id = '00000000-0000-0000-0000-000000000000';
export interface Model {
  number: number; at: Instant; intents: number; examples: number; milliseconds: number; tests: number; score: number | null; before: number | null; held: 'none' | 'worse' | 'asked'; active: boolean;
}
export interface Learning { learning: boolean; since: Instant | null; expectedMilliseconds: number | null; examples: number; tests: number; byHand: boolean; version: number }
export interface Miss { id: Id; text: string; wanted: Id | null; got: Id | null; confidence: number; broken: boolean; words: string[] }
export interface Confusion { wanted: Id | null; got: Id | null; count: number }
export interface Report {
  right: number | null; tests: number; missed: number; misses: Miss[]; confusions: Confusion[]; intents: { intentId: Id | null; tests: number; right: number }[]; against: number | null; mended: number; broken: number;
}
export interface Tried {
  number: number; intentId: Id | null; confidence: number; inScope: number; leastInScope: number; ranked: { intentId: Id; confidence: number }[]; words: { text: string; start: number; weight: number }[];
  language: string; polarity: number; emotion: Feeling;
}
export type Waiting = 'unknown' | 'unsure' | 'corrected';
export interface Said { messageId: Id; conversationId: Id; number: number; version: number; at: Instant; language: string; intentId: Id | null; confidence: number; corrected: boolean; text: string }
export interface Imported { added: number; known: number; created: number; unknown: number }
export interface ExampleQuery { intent: Id | null; all: boolean; test: boolean; set?: Id | null; q: string }

const example = (id: Id) => `/intent-examples/${id}`;
const said = (one: Said) => `/conversations/${one.conversationId}/annotations/${one.messageId}`;

export const bench = {
  intents: () => api.get<{ items: Intent[] }>('/intents').then(({ items }) => items),
  addIntent: (name: string, category: string) => api.post<Intent>('/intents', { name, category }),
  changeIntent: (one: Intent, change: object) => api.patch<Intent>(`/intents/${one.id}`, change, { ifMatch: one.version }),
  removeIntent: (id: Id) => api.del(`/intents/${id}`),
  examples: ({ intent, all, test, set, q }: ExampleQuery, after: string | null, signal?: AbortSignal) => api.get<Page<Example>>('/intent-examples', { query: { intent, all: all || null, test: test || null, set: set ?? null, q, after, limit: 50 }, signal }),
  add: (texts: string[], intentId: Id | null, test: boolean, setId: Id | null = null) => api.post<{ added: number }>('/intent-examples', { texts, intentId, test, setId }),
  change: (id: Id, change: { text?: string; intentId?: Id | null; test?: boolean; setId?: Id | null }) => api.patch<void>(example(id), change),
  remove: (id: Id) => api.del(example(id)),
  restore: (id: Id) => api.post<void>(`${example(id)}/restore`),
  import: (rows: { text: string; intent: string | null }[], test: boolean, create: boolean, setId: Id | null = null) => api.post<Imported>('/intent-examples/import', { rows, test, create, setId: test ? setId : null }, { timeout: 60_000 }),
  models: () => api.get<{ items: Model[] }>('/intent-models').then(({ items }) => items),
  learning: () => api.get<Learning>('/intent-models/learning'),
  decide: (byHand: boolean) => api.put<Learning>('/intent-models/learning', { byHand }),
  learn: () => api.post<void>('/intent-models', {}),
  activate: (number: number) => api.post<void>(`/intent-models/${number}/activate`),
  run: (number: number, against: number | null, set: Id | null = null) => api.get<Report>(`/intent-models/${number}/bench`, { query: { against, set }, timeout: 120_000 }),
  sets: () => api.get<TestSet[]>('/intent-test-sets'),
  addSet: (name: string) => api.post<TestSet>('/intent-test-sets', { name }),
  changeSet: (one: TestSet, change: { name?: string; required?: boolean; least?: number }) => api.patch<TestSet>(`/intent-test-sets/${one.id}`, change, { ifMatch: one.version }),
  removeSet: (id: Id) => api.del(`/intent-test-sets/${id}`),
  restoreSet: (id: Id) => api.post<void>(`/intent-test-sets/${id}/restore`),
  runSets: (setIds: Id[] | null, number: number | null = null) => api.post<TestSet[]>('/intent-test-sets/run', { setIds, number }, { timeout: 120_000 }),
  exportUrl: (id: Id) => api.url(`/intent-test-sets/${id}/export`),
  try: (text: string, number: number | null, signal?: AbortSignal) => api.post<Tried>('/intent-models/try', { text, number }, { signal }),
  waiting: (kind: Waiting, after: string | null) => api.get<Page<Said>>('/intent-history', { query: { kind, after, limit: 30 } }),
  label: (one: Said, intentId: Id | null) => api.patch<{ version: number }>(said(one), { intentId }, { ifMatch: one.version }),
  unlabel: (one: Said) => api.del(`${said(one)}/correction`),
};
