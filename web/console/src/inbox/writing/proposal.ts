// Help with words as the server gives it, and what must not get lost on the way; pure but for the call.
import { api } from '@/api/client';
import type { Id } from '@/api/types';

export type Task = 'rewrite' | 'friendlier' | 'shorten' | 'formal' | 'translate' | 'summarise' | 'answer';
/** What is done with the draft; a summary is of the conversation, an answer of what the company knows. */
export const DRAFT_TASKS: readonly Task[] = ['rewrite', 'friendlier', 'shorten', 'formal', 'translate'];
export type Failure = 'off' | 'capped' | 'tooOften' | 'resting' | 'slow' | 'unreachable' | 'keyRefused' | 'garbage' | 'ungrounded' | 'nothingFound';
export interface Source { kind: string; id: Id; title: string }
export interface Answer { text: string | null; failure: Failure | null; sources?: Source[] | null }

/** Waits longer than the server ever lets a model take, so that the reason comes from there. */
const PATIENCE = 75_000;

export const propose = (conversation: Id, body: { task: Task; text?: string; language?: string }, signal: AbortSignal): Promise<Answer> =>
  api.post<Answer>(`/conversations/${conversation}/writing`, body, { signal, timeout: PATIENCE });

const FACTS = /[\p{L}\d._%+-]{1,64}@[\p{L}\d.-]{1,100}|https?:\/\/[^\s<>"']{1,500}|(?:[A-Z]{1,8}-?)?\d[\d.,:/-]*\d|\d/gu;
const bare = (fact: string): string => fact.replace(/[\s.,:/-]/gu, '').toLowerCase();

/** Numbers, addresses and links of the draft that the proposal does not have: a model may drop what the customer needs. At most six. */
export function lostFacts(draft: string, proposal: string): string[] {
  const there = bare(proposal);
  const facts = [...new Set(draft.slice(0, 20_000).match(FACTS) ?? [])].map((fact) => fact.replace(/[.,:/-]+$/u, ''));
  return facts.filter((fact) => fact.length > 1 && !there.includes(bare(fact))).slice(0, 6);
}

/** The language a draft is most likely wanted in: the customer's, where it is not the agent's own. */
export function likelyTarget(customer: string | null | undefined, agent: string): string {
  const family = (code: string): string => code.split('-')[0]!.toLowerCase();
  if (customer && customer !== 'und' && family(customer) !== family(agent)) return customer;
  return family(agent) === 'zh' ? 'en' : 'zh-Hans';
}

/** Without words there is nothing to change, but the customer may be answered. */
export const tasksFor = (text: string): Task[] => [...(text.trim() ? DRAFT_TASKS : (['answer'] as const)), 'summarise'];

export type Asking = 'ready' | 'asking' | 'answered' | 'failed' | 'taken';

/** What came of taking a proposal, so that one key brings the draft back as long as nobody wrote on. */
export interface Taken { before: string; after: string }
export const canUndo = (taken: Taken | null, text: string): taken is Taken => taken !== null && taken.after === text;
