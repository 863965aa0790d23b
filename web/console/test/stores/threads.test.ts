import { describe, expect, it } from 'vitest';
import type { Message } from '@/api/types';
import { placed } from '@/stores/threads';

const message = (position: number, id = `m${position}`, text = ''): Message => ({
  id, conversationId: 'c', position, authorKind: 'customer', authorId: null, authorName: 'A', note: false, text,
  at: '2026-11-21T00:00:00.000Z', state: 'sent', failure: null, sendAt: null, editedAt: null, deletedAt: null, attachments: [], mentions: [], activity: null, letter: null,
});
const positions = (items: readonly Message[]) => items.map((m) => m.position);

describe('placing a message', () => {
  it('keeps the order whatever order frames come in', () => {
    let items: Message[] = [];
    for (const position of [3, 1, 2, 5, 4]) items = placed(items, message(position));
    expect(positions(items)).toEqual([1, 2, 3, 4, 5]);
  });

  it('replaces the same id instead of doubling it', () => {
    const items = placed([message(1), message(2), message(3)], message(2, 'm2', 'edited'));
    expect(positions(items)).toEqual([1, 2, 3]);
    expect(items[1]!.text).toBe('edited');
  });

  it('adds 1,000 messages to 5,000 in far less than the 100 ms they may take', () => {
    let items: Message[] = Array.from({ length: 5000 }, (_, i) => message(i + 1));
    for (let i = 5001; i <= 6000; i++) items = placed(items, message(i));
    expect(items).toHaveLength(6000);
    expect(items.at(-1)!.position).toBe(6000);
  });
});
