import { expect, test } from 'vitest';
import { createOutbox } from '../src/outbox';
import { createBox } from '../src/storage';
import { uuid7 } from '../src/uuid';

const write = (by: string, text: string) => ({ id: uuid7(), by, text, at: '2026-01-01T00:00:00.000Z', attachments: [] });

test('Unsent messages survive a reload in the order of writing', () => {
  const disk: Record<string, string> = {};
  const outbox = createOutbox(createBox('pk', () => disk));
  ['one', 'two', 'three'].forEach(text => outbox.put(write('ann', text)));
  const reloaded = createOutbox(createBox('pk', () => disk));
  expect(reloaded.list('ann').map(item => item.text)).toEqual(['one', 'two', 'three']);
});

test('What one customer wrote is never listed for another', () => {
  const outbox = createOutbox(createBox('pk', () => ({})));
  outbox.put(write('ann', 'mine'));
  expect(outbox.list('bob')).toEqual([]);
});

test('Two tabs writing at once keep both messages', () => {
  const disk: Record<string, string> = {};
  const [first, second] = [createOutbox(createBox('pk', () => disk)), createOutbox(createBox('pk', () => disk))];
  first!.put(write('ann', 'a'));
  second!.put(write('ann', 'b'));
  first!.put(write('ann', 'c'));
  expect(second!.list('ann').map(item => item.text)).toEqual(['a', 'b', 'c']);
});

test('A nobody whose token ran out takes the unsent along under the new name', () => {
  const outbox = createOutbox(createBox('pk', () => ({})));
  outbox.put(write('visitor-1', 'kept'));
  outbox.move('visitor-1', 'visitor-2');
  expect(outbox.list('visitor-1')).toEqual([]);
  expect(outbox.list('visitor-2').map(item => item.text)).toEqual(['kept']);
});

test('Site keys on one origin do not see each other', () => {
  const disk: Record<string, string> = { other: '1' };
  const a = createBox('a', () => disk);
  const b = createBox('b', () => disk);
  a.set('token', 1);
  b.set('token', 2);
  a.clear();
  expect(a.get('token')).toBeNull();
  expect(b.get('token')).toBe(2);
  expect(disk.other).toBe('1');
});

test('Forbidden storage and full storage go on in memory', () => {
  const forbidden = createBox('pk', () => { throw new DOMException('blocked', 'SecurityError'); });
  forbidden.set('draft', 'x');
  expect(forbidden.get('draft')).toBe('x');

  const full = createBox('pk', () => new Proxy({} as Record<string, string>, { set() { throw new DOMException('full', 'QuotaExceededError'); } }));
  full.set('o1', { text: 'not lost' });
  expect(full.get('o1')).toEqual({ text: 'not lost' });
});
