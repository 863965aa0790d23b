import { describe, expect, it } from 'vitest';
import type { Message } from '@/api/types';
import { threadRows } from '@/inbox/thread/threadRows';
import type { Outgoing } from '@/stores/outbox';

const message = (position: number, change: Partial<Message> = {}): Message => ({
  id: `m${position}`, conversationId: 'c', position, authorKind: 'customer', authorId: null, authorName: 'A', note: false, text: 'x',
  at: `2026-11-20T10:00:${String(position).padStart(2, '0')}.000Z`, state: 'sent', failure: null, sendAt: null, editedAt: null, deletedAt: null, attachments: [], mentions: [], activity: null, letter: null, ...change,
});
const types = (rows: ReturnType<typeof threadRows>) => rows.map((row) => row.type).join(' ');

describe('the rows of a thread', () => {
  it('begin a new day with a separator', () => {
    const rows = threadRows([message(1), message(2, { at: '2026-11-22T10:00:00.000Z' })], [], [], null);
    expect(types(rows)).toBe('day message day message');
  });

  it('draw the unread line before the first new customer message', () => {
    const rows = threadRows([message(1), message(2, { authorKind: 'agent' }), message(3), message(4)], [], [], 1);
    expect(types(rows)).toBe('day message message unread message message');
    expect(types(threadRows([message(1), message(2)], [], [], 0))).toBe('day message message');
  });

  it('join messages of one author, but never a note to a reply', () => {
    const agent = { authorKind: 'agent' as const, authorId: 'p' };
    const rows = threadRows([message(1, agent), message(2, agent), message(3, { ...agent, note: true })], [], [], null);
    expect(rows.flatMap((row) => (row.type === 'message' ? [row.joined] : []))).toEqual([false, true, false]);
  });

  it('show what is on its way, and no longer once it has arrived', () => {
    const pending = [{ id: 'm2', conversationId: 'c' }, { id: 'p', conversationId: 'c' }] as Outgoing[];
    expect(types(threadRows([message(1), message(2)], pending, [], null))).toBe('day message message pending');
  });
});
