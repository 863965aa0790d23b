import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Feed } from '@/floor/feed';
import { columnsOf, shiftAt, viewAt, wallChoice } from '@/floor/wallboard/rotation';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());
const settle = (ms = 0): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);

describe('the feed of the floor', () => {
  it('asks every two seconds with what it knows, and keeps it while that holds', async () => {
    const asked: (string | null)[] = [];
    const answers: (string | undefined)[] = ['one', undefined, 'two'];
    const feed = new Feed<string>({ ask: (known) => (asked.push(known), Promise.resolve(answers.shift())), now: () => Date.now(), awake: () => true });
    feed.start();
    await settle();
    expect(feed.data.value).toBe('one');
    await settle(2_000);
    expect(feed.data.value).toBe('one');
    await settle(2_000);
    expect([feed.data.value, asked]).toEqual(['two', [null, 'one', 'one']]);
    feed.stop();
    await settle(60_000);
    expect(asked).toHaveLength(3);
  });

  it('comes back by itself after an outage, and says since when it has heard nothing', async () => {
    let up = true;
    let asked = 0;
    const feed = new Feed<string>({ ask: () => (asked++, up ? Promise.resolve('here') : Promise.reject(new Error('down'))), now: () => Date.now(), awake: () => true });
    feed.start();
    await settle();
    const heard = feed.heardAt.value;
    up = false;
    await settle(600_000);
    expect(feed.error.value).toBeInstanceOf(Error);
    expect(feed.heardAt.value).toBe(heard);
    expect(feed.data.value).toBe('here');
    // Less often the longer it lasts, never more than four times a minute in the end, and never given up.
    expect(asked).toBeGreaterThan(35);
    expect(asked).toBeLessThan(60);
    up = true;
    await settle(15_000);
    expect(feed.error.value).toBeNull();
    expect(feed.heardAt.value).toBeGreaterThan(heard);
    feed.stop();
  });

  it('lets a newer question overtake an older one', async () => {
    const waiting: ((text: string) => void)[] = [];
    const feed = new Feed<string>({ ask: () => new Promise((resolve) => waiting.push(resolve)), now: () => Date.now(), awake: () => true });
    feed.start();
    void feed.turn('known before');
    expect(feed.data.value).toBe('known before');
    waiting[1]!('newer');
    waiting[0]!('older');
    await settle();
    expect(feed.data.value).toBe('newer');
    feed.stop();
  });

  it('asks nothing while nobody looks', async () => {
    let asked = 0;
    let awake = false;
    const feed = new Feed<string>({ ask: () => Promise.resolve(String(++asked)), now: () => 0, awake: () => awake });
    feed.start();
    await settle(20_000);
    expect(asked).toBe(0);
    awake = true;
    await settle(2_000);
    expect(asked).toBe(1);
    feed.stop();
  });
});

describe('what the wall shows', () => {
  it('is read from its address, within bounds', () => {
    expect(wallChoice({})).toEqual({ views: [''], every: 20, shift: false });
    expect(wallChoice({ queues: 'a, b,all,a', every: '30', shift: '1' })).toEqual({ views: ['a', 'b', ''], every: 30, shift: true });
    expect(wallChoice({ every: '1' }).every).toBe(5);
    expect(wallChoice({ every: 'soon' }).every).toBe(20);
  });

  it('turns by the clock, so that two walls show the same', () => {
    const choice = wallChoice({ queues: 'a,b', every: '10' });
    expect([0, 9_999, 10_000, 20_000].map((now) => viewAt(choice, now))).toEqual(['a', 'a', 'b', 'a']);
  });

  it('moves by a few dots and comes back', () => {
    const walk = Array.from({ length: 9 }, (_, i) => shiftAt(i * 60_000));
    expect(walk[8]).toEqual(walk[0]);
    expect(Math.max(...walk.map(({ x, y }) => Math.max(Math.abs(x), Math.abs(y))))).toBeLessThanOrEqual(4);
    expect([1, 2, 3, 4, 5, 6].map(columnsOf)).toEqual([1, 2, 2, 2, 3, 3]);
  });
});
