import { expect, test } from 'vitest';
import { subjectOf } from '../src/chat';
import { judge } from '../src/cursor';
import { backoff } from '../src/retry';
import { merge, unread } from '../src/thread';
import type { Message } from '../src/types';
import { uuid7 } from '../src/uuid';

const message = (id: string, position: number, over: Partial<Message> = {}): Message =>
  ({ id, position, mine: false, authorKind: 'agent', text: id, at: '', ...over });

test('Ids are UUIDv7 and only grow, also when the clock stands still or steps back', () => {
  const ids = [1_000_000, 1_000_000, 999_000, 1_000_001].map(uuid7);
  ids.push(...Array.from({ length: 500 }, () => uuid7()));
  for (const id of ids) expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
  expect([...ids].sort()).toEqual(ids);
  expect(new Set(ids).size).toBe(ids.length);
});

test('A frame that continues applies, an old one is skipped, a hole is a gap', () => {
  expect(judge({ seq: 9, prev: 7 }, 7)).toBe('apply');
  expect(judge({ seq: 9, prev: 5 }, 7)).toBe('apply');
  expect(judge({ seq: 7, prev: 5 }, 7)).toBe('skip');
  expect(judge({ seq: 12, prev: 9 }, 7)).toBe('gap');
  expect(judge({}, 7)).toBe('apply');
});

test('The same message twice is one, and order is by position', () => {
  const once = merge([message('b', 2)], [message('a', 1), message('b', 2)]);
  expect(once.map(({ id }) => id)).toEqual(['a', 'b']);
  expect(merge(once, once)).toEqual(once);
});

test('Only messages of the other side after the seen position are unread', () => {
  const all = [message('a', 1), message('b', 2, { mine: true }), message('c', 3, { authorKind: 'system' }), message('d', 4)];
  expect(unread(all, 0)).toBe(2);
  expect(unread(all, 1)).toBe(1);
  expect(unread(all, 4)).toBe(0);
});

test('Waiting doubles, has a ceiling, jitters, and obeys the server', () => {
  expect(backoff(0, 0, () => 0)).toBe(250);
  expect(backoff(0, 0, () => 1)).toBe(500);
  expect(backoff(3, 0, () => 0)).toBe(2_000);
  expect(backoff(99, 0, () => 1)).toBe(30_000);
  expect(backoff(0, 20, () => 0)).toBe(20_000);
});

test('The subject of an identity is read, whatever alphabet it is written in', () => {
  const bytes = new TextEncoder().encode(JSON.stringify({ sub: 'customer-7', name: '林女士??>>' }));
  const base64url = btoa(String.fromCharCode(...bytes)).replace(/\+/g, '-').replace(/\//g, '_').replace(/=/g, '');
  expect(subjectOf(`h.${base64url}.s`)).toBe('customer-7');
  expect(subjectOf('nonsense')).toBeUndefined();
});
