// What the log shows, in order: days, the unread line, messages, what is still on its way, who is typing.
import type { Message, Outgoing as Waiting } from '@/api/types';
import type { Typist } from '@/stores/company';
import type { Outgoing } from '@/stores/outbox';

export type ThreadRow =
  | { key: string; type: 'day'; at: string }
  | { key: string; type: 'unread' }
  | { key: string; type: 'activity'; message: Message }
  | { key: string; type: 'message'; message: Message; joined: boolean }
  | { key: string; type: 'pending'; item: Outgoing }
  | { key: string; type: 'outgoing'; item: Waiting }
  | { key: string; type: 'typing'; typist: Typist };

/** Messages of one author within this time stand together under one head. */
const TOGETHER = 3 * 60_000;

const day = (at: string): string => {
  const d = new Date(at);
  return `${d.getFullYear()}-${d.getMonth() + 1}-${d.getDate()}`;
};

const isActivity = (message: Message): boolean => message.authorKind === 'system' && message.activity !== null;

const continues = (before: Message | null, message: Message): boolean =>
  before !== null &&
  !isActivity(before) &&
  before.authorKind === message.authorKind &&
  before.authorId === message.authorId &&
  before.note === message.note &&
  Date.parse(message.at) - Date.parse(before.at) < TOGETHER;

export function threadRows(
  items: readonly Message[],
  pending: readonly Outgoing[],
  typists: readonly Typist[],
  unreadAfter: number | null,
  waiting: readonly Waiting[] = [],
): ThreadRow[] {
  const rows: ThreadRow[] = [];
  let before: Message | null = null;
  let unreadShown = unreadAfter === null;
  for (const message of items) {
    if (!before || day(before.at) !== day(message.at)) {
      rows.push({ key: `day-${day(message.at)}`, type: 'day', at: message.at });
      before = null;
    }
    if (!unreadShown && message.position > unreadAfter! && message.authorKind === 'customer') {
      // A line above the very first message says nothing.
      if (rows.some((row) => row.type === 'message')) {
        rows.push({ key: 'unread', type: 'unread' });
        before = null;
      }
      unreadShown = true;
    }
    // A greeting is the bot's message, whatever caused it.
    if (isActivity(message)) rows.push({ key: message.id, type: 'activity', message });
    else rows.push({ key: message.id, type: 'message', message, joined: continues(before, message) });
    before = message;
  }
  const known = new Set(items.slice(-200).map((m) => m.id));
  for (const item of pending) if (!known.has(item.id) && !waiting.some((one) => one.id === item.id)) rows.push({ key: item.id, type: 'pending', item });
  // What is still to be said stands last, the soonest first.
  for (const item of waiting) if (!known.has(item.id)) rows.push({ key: item.id, type: 'outgoing', item });
  for (const typist of typists) rows.push({ key: `typing-${typist.id}`, type: 'typing', typist });
  return rows;
}
