// A view of the inbox: which conversations belong to it, asked of the server and decided again here,
// so that a live frame moves a row in or out exactly as a fresh GET would.
import type { Conversation, Id } from '@/api/types';

export type Tier = 'waiting' | 'answered' | 'resolved';
export type ViewName = 'mine' | 'unassigned' | 'mentions' | 'all' | 'resolved' | `team-${string}` | `inbox-${string}` | `customer-${string}`;

export interface ViewContext {
  personId: Id;
  /** Conversations in which this person or one of their teams was mentioned. */
  mentioned: ReadonlySet<Id>;
}

export interface View {
  name: ViewName;
  tiers: Tier[];
  query: Record<string, string>;
  contains: (c: Conversation, context: ViewContext) => boolean;
}

export function parseView(name: string): View {
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
    case 'team':
      return { name: `team-${id}`, tiers: open, query: { team: id }, contains: (c) => c.teamId === id };
    case 'inbox':
      return { name: `inbox-${id}`, tiers: open, query: { inbox: id }, contains: (c) => c.inboxId === id };
    case 'customer':
      return { name: `customer-${id}`, tiers: [...open, 'resolved'], query: { customer: id }, contains: (c) => c.customer.id === id };
    default:
      return { name: 'mine', tiers: open, query: { assignee: 'me' }, contains: (c, x) => c.assigneeId === x.personId };
  }
}

export function tierOf(c: Conversation): Tier {
  if (c.category === 'resolved') return 'resolved';
  return c.waitingSince !== null ? 'waiting' : 'answered';
}

function sortInstant(tier: Tier, c: Conversation): number {
  if (tier === 'waiting') return Date.parse(c.waitingSince ?? c.createdAt);
  // Newest first, so the sign turns.
  return -Date.parse(tier === 'resolved' ? (c.resolvedAt ?? c.updatedAt) : (c.rankAt ?? c.lastMessage?.at ?? c.updatedAt));
}

/** Waiting: who has waited longest first. Answered and resolved: the newest first. */
export function compareIn(tier: Tier): (a: Conversation, b: Conversation) => number {
  return (a, b) => sortInstant(tier, a) - sortInstant(tier, b) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0) * (tier === 'waiting' ? 1 : -1);
}
