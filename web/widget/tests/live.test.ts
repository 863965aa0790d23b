import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Refusal } from '../src/api';
import { createLive } from '../src/live';
import type { Frame } from '../src/types';

class Line {
  static all: Line[] = [];
  static get last() {
    return Line.all[Line.all.length - 1]!;
  }

  readyState = 1;
  sent: { type: string; after?: string; token?: string }[] = [];
  onopen = () => {};
  onclose = () => {};
  onmessage = (_: { data: string }) => {};

  constructor(readonly url: string) {
    Line.all.push(this);
  }

  send(text: string) {
    this.sent.push(JSON.parse(text));
  }

  close() {
    this.readyState = 3;
  }

  say(...frames: Frame[]) {
    for (const frame of frames) this.onmessage({ data: JSON.stringify(frame) });
  }
}

const got: number[] = [];
const online: boolean[] = [];
const poll = vi.fn<(after: string, wait: number) => Promise<{ frames: Frame[]; cursor: string }>>();
const reset = vi.fn();
const refused = vi.fn();

function begin() {
  const live = createLive({
    url: 'wss://chat.example/live', token: () => 'secret', poll, reset, refused,
    frame: frame => got.push(frame.seq ?? 0), online: yes => online.push(yes),
  });
  live.start('E.5');
  Line.last.onopen();
  return live;
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('WebSocket', Line);
  Line.all = [];
  got.length = online.length = 0;
  poll.mockReset();
  reset.mockReset();
  refused.mockReset();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('The token travels in the first frame, never in the address', () => {
  begin();
  expect(Line.last.url).not.toContain('secret');
  expect(Line.last.sent[0]).toEqual({ type: 'hello', token: 'secret', after: 'E.5' });
});

test('A gap reconnects from the last frame that was seen', () => {
  begin();
  Line.last.say({ type: 'ready', cursor: 'E.5' }, { type: 'message', seq: 6, prev: 5 }, { type: 'message', seq: 9, prev: 8 });
  expect(got).toEqual([6]);
  vi.advanceTimersByTime(2_000);
  Line.last.onopen();
  expect(Line.last.sent[0]!.after).toBe('E.6');
  Line.last.say({ type: 'ready' }, { type: 'message', seq: 8, prev: 6 }, { type: 'message', seq: 9, prev: 8 });
  expect(got).toEqual([6, 8, 9]);
});

test('Frames repeated after a reconnect are applied once', () => {
  begin();
  Line.last.say({ type: 'ready' }, { type: 'message', seq: 6, prev: 5 }, { type: 'message', seq: 6, prev: 5 });
  expect(got).toEqual([6]);
});

test('A reset moves the cursor and asks for a fresh reading', () => {
  begin();
  Line.last.say({ type: 'ready' }, { type: 'reset', cursor: 'F.90' }, { type: 'message', seq: 91, prev: 90 });
  expect(reset).toHaveBeenCalledOnce();
  expect(got).toEqual([91]);
});

test('Silence is a dead line, pings are answered', () => {
  begin();
  Line.last.say({ type: 'ready' }, { type: 'ping' });
  expect(Line.last.sent.at(-1)).toEqual({ type: 'pong' });
  vi.advanceTimersByTime(60_000);
  expect(online).toEqual([true, false]);
});

test('Where sockets do not open it polls, then tries the socket again', async () => {
  poll.mockResolvedValueOnce({ frames: [{ type: 'message', seq: 6, prev: 5 }], cursor: 'E.6' });
  poll.mockImplementation(() => new Promise(() => {}));
  begin();
  Line.last.onclose();
  vi.advanceTimersByTime(1_000);
  Line.last.onclose();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(poll.mock.calls).toEqual([['E.5', 0], ['E.6', 25]]);
  expect(got).toEqual([6]);
  expect(online.at(-1)).toBe(true);
});

test('A refused token is told once and nothing goes on trying', async () => {
  poll.mockRejectedValue(new Refusal(401));
  begin();
  Line.last.onclose();
  vi.advanceTimersByTime(1_000);
  Line.last.onclose();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(refused).toHaveBeenCalledOnce();
  expect(Line.all).toHaveLength(2);
});

test('After stop nothing arrives any more', () => {
  const live = begin();
  const line = Line.last;
  live.stop();
  line.say({ type: 'message', seq: 6, prev: 5 });
  line.onclose();
  vi.advanceTimersByTime(60_000);
  expect(got).toEqual([]);
  expect(live.restart()).toBe(false);
});
