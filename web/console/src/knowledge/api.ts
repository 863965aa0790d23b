// What the knowledge module answers, and the addresses it answers at.
import { api } from '@/api/client';
import type { Id, Instant, Page } from '@/api/types';

export type Status = 'draft' | 'inReview' | 'published' | 'archived';
export type Audience = 'public' | 'customers' | 'internal';
export type Review = 'none' | 'pending' | 'returned' | 'approved';
export type Channel = 'general' | 'chat' | 'wechat' | 'phone' | 'email' | 'sms' | 'helpCentre';
export type RelatedKind = 'entry' | 'flow' | 'template' | 'procedure' | 'link' | 'text';
export const CHANNELS: readonly Channel[] = ['general', 'chat', 'wechat', 'phone', 'email', 'sms', 'helpCentre'];
export const AUDIENCES: readonly Audience[] = ['public', 'customers', 'internal'];

export interface CaseRule { fact: string; op: string; value?: string | number | boolean | null }
export interface AnswerCase { name: string; when: CaseRule[]; markdown: string }
export interface Answer { channel: Channel; language: string; markdown: string; cases: AnswerCase[] }
export interface Related { kind: RelatedKind; entryId?: Id | null; title: string; target?: string | null }
export interface StoredFile { id: Id; name: string; contentType: string; size: number; url: string }
export interface Content {
  question: string;
  language: string;
  titles: Record<string, string>;
  variants: string[];
  answers: Answer[];
  related: Related[];
  files: StoredFile[];
  audience: Audience;
}
export interface EntryRow {
  id: Id; version: number; question: string; language: string; categoryId: Id | null; brandId: Id | null; audience: Audience;
  status: Status; hasDraft: boolean; review: Review; reviewerId: Id | null; publishedNumber: number | null; publishAt: Instant | null;
  ownerId: Id | null; expiresAt: Instant | null; expired: boolean; expiring: boolean; falling: boolean; origin: 'written' | 'imported' | 'mined' | 'gap';
  uses30: number; solved30: number | null; variantCount: number; languages: string[]; channels: Channel[]; changedAt: Instant; createdAt: Instant;
}
export interface Usage {
  days: number; shown: number; sent: number; byBot: number; byAgents: number; solved: number; notSolved: number;
  helpfulYes: number; helpfulNo: number; deflected: number; solvedShare: number | null;
}
export interface Entry extends EntryRow {
  draft: Content | null; published: Content | null; draftAt: Instant | null; draftById: Id | null; publishedAt: Instant | null; publishedById: Id | null;
  scheduled: { at: Instant; byId: Id | null } | null;
  reviewCase: { state: Review; reviewerId: Id | null; requestedById: Id | null; requestedAt: Instant | null; note: string | null; comment: string | null } | null;
  usage: Usage;
  can: { edit: boolean; review: boolean; publish: boolean };
}
export interface Counts { all: number; draft: number; inReview: number; published: number; archived: number; expiring: number; falling: number; mined: number }
export type EntryPage = Page<EntryRow> & { counts: Counts };
export interface Category { id: Id; version: number; parentId: Id | null; names: Record<string, string>; order: number; entries: number }
export interface Version { number: number; at: Instant; byId: Id | null; note: string | null; added: number; removed: number }
export interface VersionContent extends Version { content: Content }
export interface Hit { entryId: Id; version: number; number: number | null; question: string; score: number; matched: string; answer: string; markdown: string; reasons: string[] }
export interface Asked { hits: Hit[]; sure: boolean; draft: { place: number | null; score: number } | null }
export interface Problem { code: string; detail: string | null }
export interface Preview { html: string; text: string; length: number; limit: number | null; parts: number; problems: Problem[] }
export interface Gap {
  id: Id; version: number; question: string; examples: string[]; contacts: number; before: number; minutes: number; isNew: boolean; language: string; brandId: Id | null;
  suggested: { entryId: Id; question: string; score: number } | null; state: 'open' | 'drafted' | 'merged' | 'dismissed'; entryId: Id | null; firstAt: Instant; lastAt: Instant;
}
export interface GapPage { items: Gap[]; total: number; saved: number }
export interface HeardWords { id: Id; question: string; answer: string; conversationId: Id | null; quality: number; at: Instant }
export interface ProposedDraft { entryId: Id; version: number; question: string; answer: string; language: string; brandId: Id | null; conversations: number; quality: number; sources: HeardWords[] }
export interface Proposals { drafts: ProposedDraft[]; wordings: { entryId: Id; question: string; brandId: Id | null; items: HeardWords[] }[] }
export interface LearntWording { id: Id; text: string; source: 'solved' | 'sent'; counts: boolean; at: Instant }
export interface Board { gaps: Gap[]; falling: EntryRow[]; expiring: EntryRow[]; stale: EntryRow[]; reviews: EntryRow[]; drafts: EntryRow[] }
export interface ImportRow { row: number; question: string; answer: string; variants: number; category: string | null; problem: string | null; duplicateOf: Id | null; entryId: Id | null }
export interface Import { id: Id; version: number; fileName: string; format: string; state: 'reading' | 'failed' | 'read' | 'running' | 'done' | 'stopped'; total: number; wanted: number; done: number; rows: ImportRow[]; cut: boolean; problem: string | null }
export interface Reviewer { id: Id; name: string }

const entry = (id: Id) => `/knowledge/entries/${id}`;
type Act = 'submit' | 'approve' | 'return' | 'withdraw' | 'publish' | 'unpublish' | 'archive' | 'unarchive' | 'discard';

export const knowledge = {
  list: (query: Record<string, string | number | null>, signal?: AbortSignal) => api.get<EntryPage>('/knowledge/entries', { query, signal }),
  create: (body: object) => api.post<Entry>('/knowledge/entries', body),
  read: (id: Id) => api.get<Entry>(entry(id)),
  change: (id: Id, body: object, version: number) => api.patch<Entry>(entry(id), body, { ifMatch: version }),
  remove: (id: Id) => api.del(entry(id)),
  act: (id: Id, act: Act, body: object = {}) => api.post<Entry>(`${entry(id)}/${act}`, body),
  unschedule: (id: Id) => api.del(`${entry(id)}/schedule`) as unknown as Promise<Entry>,
  versions: (id: Id) => api.get<{ items: Version[] }>(`${entry(id)}/versions`),
  version: (id: Id, n: number) => api.get<VersionContent>(`${entry(id)}/versions/${n}`),
  restore: (id: Id, n: number) => api.post<Entry>(`${entry(id)}/versions/${n}/restore`),
  reviewers: (brand: Id | null) => api.get<Reviewer[] | { items: Reviewer[] }>('/knowledge/reviewers', { query: { brand } }).then((answer) => (Array.isArray(answer) ? answer : answer.items)),
  ask: (body: object, signal?: AbortSignal) => api.post<Asked>('/knowledge/ask', body, { signal }),
  preview: (body: object, signal?: AbortSignal) => api.post<Preview>('/knowledge/preview', body, { signal }),
  gaps: (query: Record<string, string | number | null>) => api.get<GapPage>('/knowledge/gaps', { query }),
  draftGap: (id: Id) => api.post<Entry>(`/knowledge/gaps/${id}/draft`),
  mergeGap: (id: Id, into: Id) => api.post<Entry>(`/knowledge/gaps/${id}/merge-into/${into}`),
  dismissGap: (id: Id) => api.post<Gap>(`/knowledge/gaps/${id}/dismiss`),
  reopenGap: (id: Id) => api.post<Gap>(`/knowledge/gaps/${id}/reopen`),
  proposals: () => api.get<Proposals>('/knowledge/proposals'),
  dismissProposal: (id: Id) => api.post(`/knowledge/proposals/${id}/dismiss`),
  reopenProposal: (id: Id) => api.post(`/knowledge/proposals/${id}/reopen`),
  addWording: (id: Id) => api.post(`/knowledge/wordings/${id}/add`),
  dismissWording: (id: Id) => api.post(`/knowledge/wordings/${id}/dismiss`),
  reopenWording: (id: Id) => api.post(`/knowledge/wordings/${id}/reopen`),
  learnt: (id: Id) => api.get<{ items: LearntWording[] }>(`${entry(id)}/learnt`),
  forgetLearnt: (id: Id, heard: Id) => api.del(`${entry(id)}/learnt/${heard}`),
  board: () => api.get<Board>('/knowledge/board'),
  addCategory: (body: object) => api.post<Category>('/knowledge/categories', body),
  changeCategory: (id: Id, body: object, version: number) => api.patch<Category>(`/knowledge/categories/${id}`, body, { ifMatch: version }),
  removeCategory: (id: Id) => api.del(`/knowledge/categories/${id}`),
  importOf: (id: Id) => api.get<Import>(`/knowledge/imports/${id}`),
  forgetImport: (id: Id) => api.del(`/knowledge/imports/${id}`),
  stopImport: (id: Id) => api.post<Import>(`/knowledge/imports/${id}/stop`),
  applyImport: (id: Id, body: object) => api.post<Import>(`/knowledge/imports/${id}/apply`, body),
};
