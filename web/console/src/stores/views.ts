// A view of the inbox: which conversations belong to it, asked of the server and decided again here,
// so that a live frame moves a row in or out exactly as a fresh GET would.
import type { Conversation, Id, SavedView, ViewSort } from '@/api/types';

/** `flat` is a list in an order of its own, without tiers. */
export type Tier = 'waiting' | 'answered' | 'resolved' | 'snoozed' | 'spam' | 'flat';
export type ViewName = 'mine' | 'unassigned' | 'mentions' | 'all' | 'resolved' | 'snoozed' | 'scheduled' | 'spam' | `team-${string}` | `inbox-${string}` | `customer-${string}` | `view-${string}`;

export interface ViewContext {
  personId: Id;
  /** Conversations in which this person or one of their teams was mentioned. */
  mentioned: ReadonlySet<Id>;
  /** Of a view or filter: what the server says belongs to it. */
  members: ReadonlySet<Id>;
}

export interface View {
  name: ViewName;
  tiers: Tier[];
  query: Record<string, string>;
  contains: (c: Conversation, context: ViewContext) => boolean;
  /** Only the server can tell what belongs to it. */
  asked?: boolean;
  sort?: ViewSort;
}

/** Narrows a view: `all~{"conditions":[…]}`. */
const FILTER = '~';

/** The name of a list: a view, and what narrows it. */
export const listName = (view: string, filter: string | null, sort: ViewSort | null): string =>
  filter || sort ? `${view}${FILTER}${JSON.stringify({ filter, sort })}` : view;

/** The list's view; `saved` finds a saved view, or nothing while they are read. */
export function parseList(name: string, saved: (id: Id) => SavedView | undefined): View {
  const at = name.indexOf(FILTER);
  const base = parseView(at < 0 ? name : name.slice(0, at), saved);
  if (at < 0) return base;
  const { filter, sort } = JSON.parse(name.slice(at + 1)) as { filter: string | null; sort: ViewSort | null };
  const query: Record<string, string> = { ...base.query, ...(filter ? { filter } : {}) };
  const contains: View['contains'] = filter ? (c, x) => x.members.has(c.id) : base.contains;
  const order = sort ?? base.sort;
  const flat = order !== undefined && order !== 'waiting';
  return {
    name: base.name, contains, asked: Boolean(filter) || base.asked, sort: order,
    tiers: flat ? ['flat'] : sort === 'waiting' && base.tiers[0] === 'flat' ? ['waiting', 'answered'] : base.tiers,
    query: { ...query, ...(sort ? { sort } : {}), ...(flat && !query['view'] ? { tier: base.tiers.length === 1 && base.tiers[0] === 'resolved' ? 'resolved' : 'open' } : {}) },
  };
}

export function parseView(name: string, saved: (id: Id) => SavedView | undefined = () => undefined): View {
  const open: Tier[] = ['waiting', 'answered'];
  const [head, ...rest] = name.split('-');
  const id = rest.join('-');
  switch (head) {
    case 'unassigned':
      return { name: 'unassigned', tiers: open, query: { assignee: 'none' }, contains: (c) => c.assigneeId === null };
    case 'mentions':
      return { name: 'mentions', tiers: [...open, 'resolved'], query: { mentioned: 'me' }, contains: (c, x) => x.mentioned.has(c.id) };
    case 'all':
      return { name: 'all', tiers: open, query: {}, contains: () => true };
    case 'resolved':
      return { name: 'resolved', tiers: ['resolved'], query: {}, contains: () => true };
    case 'snoozed':
      return { name: 'snoozed', tiers: ['snoozed'], query: {}, contains: () => true };
    case 'spam':
      return { name: 'spam', tiers: ['spam'], query: {}, contains: () => true };
    case 'scheduled':
      return { name: 'scheduled', tiers: [...open, 'snoozed', 'resolved'], query: { scheduled: 'true' }, contains: (c) => Boolean(c.scheduledAt) };
    case 'team':
      return { name: `team-${id}`, tiers: open, query: { team: id }, contains: (c) => c.teamId === id };
    case 'inbox':
      return { name: `inbox-${id}`, tiers: open, query: { inbox: id }, contains: (c) => c.inboxId === id };
    case 'customer':
      return { name: `customer-${id}`, tiers: [...open, 'resolved'], query: { customer: id }, contains: (c) => c.customer.id === id };
    case 'view': {
      const view = saved(id);
      const sort = view?.sort ?? 'waiting';
      return { name: `view-${id}`, tiers: sort === 'waiting' ? (view?.tiers ?? open) : ['flat'], query: { view: id }, contains: (c, x) => x.members.has(c.id), asked: true, sort };
    }
    default:
      return { name: 'mine', tiers: open, query: { assignee: 'me' }, contains: (c, x) => c.assigneeId === x.personId };
  }
}

/** Null: it stands in no list, because it was merged. */
export function tierOf(c: Conversation): Tier | null {
  if (c.mergedInto) return null;
  if (c.spam) return 'spam';
  if (c.snoozed) return 'snoozed';
  if (c.category === 'resolved') return 'resolved';
  return c.waitingSince !== null ? 'waiting' : 'answered';
}

function sortInstant(tier: Tier, c: Conversation): number {
  if (tier === 'waiting') return Date.parse(c.waitingSince ?? c.createdAt);
  if (tier === 'snoozed') return Date.parse(c.rankAt ?? c.updatedAt);
  // Newest first, so the sign turns.
  return -Date.parse(tier === 'resolved' ? (c.resolvedAt ?? c.updatedAt) : (c.rankAt ?? c.lastMessage?.at ?? c.updatedAt));
}

const urgency = { urgent: 0, high: 1, normal: 2, low: 3 } as const;

/** As the server sorts a flat list. */
export function compareFlat(sort: ViewSort): (a: Conversation, b: Conversation) => number {
  if (sort === 'newest') return (a, b) => b.number - a.number;
  if (sort === 'oldest') return (a, b) => a.number - b.number;
  if (sort === 'due') return (a, b) => (a.due ? Date.parse(a.due.at) : Infinity) - (b.due ? Date.parse(b.due.at) : Infinity) || (a.id < b.id ? -1 : 1);
  return (a, b) => urgency[a.priority] - urgency[b.priority] || Date.parse(a.rankAt ?? a.createdAt) - Date.parse(b.rankAt ?? b.createdAt) || (a.id < b.id ? -1 : 1);
}

/** Waiting: who has waited longest first; put off: who comes back first. Answered and resolved: the newest first. */
export function compareIn(tier: Tier): (a: Conversation, b: Conversation) => number {
  return (a, b) => sortInstant(tier, a) - sortInstant(tier, b) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0) * (tier === 'waiting' || tier === 'snoozed' ? 1 : -1);
}
