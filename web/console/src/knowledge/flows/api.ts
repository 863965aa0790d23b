// What the bot module answers about bots and their flows, and the addresses it answers at.
import { api } from '@/api/client';
import type { Id, Instant, Texts } from '@/api/types';
import type { Parts } from '@/inbox/parts/parts';

export const KINDS = ['ask', 'condition', 'action', 'say', 'knowledge', 'choices', 'verify', 'wait', 'form', 'rating', 'handOver', 'end'] as const;
export type NodeKind = (typeof KINDS)[number];
export const SLOTS = ['text', 'orderNumber', 'phone', 'email', 'date', 'choice'] as const;
export const OPERATORS = ['equal', 'notEqual', 'greater', 'less', 'contains', 'known', 'unknown'] as const;

export interface Condition { fact: string; is: (typeof OPERATORS)[number]; value?: string | null }
export interface Branch { all: Condition[]; next: string; label?: Texts | null }
export interface Choice { id: string; label: Texts; next?: string | null }
export interface FlowNode {
  id: string; kind: NodeKind; title?: string | null; x: number; y: number; text?: Texts | null; slot?: string | null; is?: (typeof SLOTS)[number]; again?: Texts | null;
  choices?: Choice[] | null; branches?: Branch[] | null; action?: string | null; with?: Record<string, string> | null; card?: boolean; query?: string | null;
  formType?: string | null; fields?: { label: Texts; value: string }[] | null; team?: Id | null; solved?: boolean; next?: string | null; fail?: string | null;
}
export interface FlowDocument { start: string; nodes: FlowNode[]; examples?: string[] | null }
export interface FlowProblem { node: string | null; code: string; blocks: boolean; message: string }
export interface FlowItem { id: Id; version: number; botId: Id; name: string; on: boolean; live: number; newest: number; changedAt: Instant; createdAt: Instant }
export interface Flow extends FlowItem { draft: FlowDocument; problems: FlowProblem[] }
export interface FlowVersion { number: number; live: boolean; byId: Id | null; at: Instant; document: FlowDocument }
export interface Bot { id: Id; version: number; name: string; on: boolean; inboxIds: Id[] }
export interface Action { name: string; arguments: string[]; facts: string[] }
export interface Template { key: string; name: Texts; document: FlowDocument }
export interface Traced { kind: string; label: string; detail: string; ms: number }
export interface Tried { said: { text: string; parts: Parts | null }[]; trace: Traced[]; state: unknown; outcome: 'waiting' | 'ended' | 'person'; reason: string | null }
export interface TestTurn { says: string; expect?: string | null; outcome?: string | null }
export interface FlowTest { id: Id; name: string; turns: TestTurn[]; createdAt: Instant }
export interface TestReport { passed: number; failed: number; results: { id: Id; name: string; passed: boolean; reason: string | null }[] }

type Items<T> = { items: T[] };
const flow = (bot: Id, id: Id) => `/bots/${bot}/flows/${id}`;
export const bots = {
  list: () => api.get<Items<Bot>>('/bots').then((page) => page.items),
  create: (body: object) => api.post<Bot>('/bots', body),
  actions: () => api.get<Action[]>('/bot-actions'),
  templates: () => api.get<Template[]>('/bot-templates'),
  flows: (bot: Id) => api.get<Items<FlowItem>>(`/bots/${bot}/flows`).then((page) => page.items),
  createFlow: (bot: Id, body: object) => api.post<Flow>(`/bots/${bot}/flows`, body),
  flow: (bot: Id, id: Id) => api.get<Flow>(flow(bot, id)),
  change: (bot: Id, id: Id, body: object, version: number) => api.patch<Flow>(flow(bot, id), body, { ifMatch: version }),
  remove: (bot: Id, id: Id) => api.del(flow(bot, id)),
  publish: (bot: Id, id: Id, version: number) => api.post<Flow>(`${flow(bot, id)}/publish`, undefined, { ifMatch: version }),
  rollBack: (bot: Id, id: Id, number: number) => api.post<Flow>(`${flow(bot, id)}/rollback`, { number }),
  versions: (bot: Id, id: Id) => api.get<Items<FlowVersion>>(`${flow(bot, id)}/versions`).then((page) => page.items),
  test: (bot: Id, id: Id, body: object) => api.post<Tried>(`${flow(bot, id)}/test`, body),
  tests: (bot: Id, id: Id) => api.get<Items<FlowTest>>(`${flow(bot, id)}/tests`).then((page) => page.items),
  addTest: (bot: Id, id: Id, body: object) => api.post<FlowTest>(`${flow(bot, id)}/tests`, body),
  removeTest: (bot: Id, id: Id, test: Id) => api.del(`${flow(bot, id)}/tests/${test}`),
  runTests: (bot: Id, id: Id) => api.post<TestReport>(`${flow(bot, id)}/tests/run`),
};
