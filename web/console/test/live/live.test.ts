import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Live, type Frame, type LiveState, type Socket } from '@/live/live';

class FakeSocket implements Socket {
  onopen: ((e: never) => void) | null = null;
  onmessage: ((e: { data: unknown }) => void) | null = null;
  onclose: ((e: never) => void) | null = null;
  sent: string[] = [];
  closed = false;
  constructor(readonly after: string | null) {}
  send(text: string): void {
    this.sent.push(text);
  }
  close(): void {
    this.closed = true;
  }
  say(frame: Frame): void {
    this.onmessage?.({ data: JSON.stringify(frame) });
  }
  die(): void {
    this.onclose?.(undefined as never);
  }
}

const change = (seq: number, prev: number, id = `c${seq}`): Frame => ({ type: 'change', seq, prev, kind: 'conversation', id, data: {} });

describe('the live stream', () => {
  let sockets: FakeSocket[];
  let frames: Frame[];
  let states: LiveState[];
  let resets: number;
  let polls: { after: string | null; wait: number }[];
  let pollAnswer: () => Promise<{ frames: Frame[]; cursor: string }>;
  let live: Live;
  const socket = () => sockets.at(-1)!;

  beforeEach(() => {
    vi.useFakeTimers();
    sockets = [];
    frames = [];
    states = [];
    polls = [];
    resets = 0;
    pollAnswer = () => Promise.reject(new Error('down'));
    live = new Live({
      openSocket: (after) => {
        sockets.push(new FakeSocket(after));
        return socket();
      },
      poll: (after, wait) => {
        polls.push({ after, wait });
        return pollAnswer();
      },
      onFrame: (frame) => frames.push(frame),
      onReset: () => resets++,
      onState: (state) => states.push(state),
      random: () => 1,
    });
    live.start();
  });
  afterEach(() => {
    live.stop();
    vi.useRealTimers();
  });
  const ready = () => socket().say({ type: 'ready', cursor: 'e1.10', time: '2026-11-21T00:00:00.000Z' });

  it('starts at the cursor of ready and applies a chain of frames', () => {
    ready();
    socket().say(change(12, 10));
    socket().say({ type: 'mark', seq: 15, prev: 12 });
    socket().say(change(16, 15));
    expect(live.cursor).toBe('e1.16');
    expect(frames.filter((f) => f.type === 'change').map((f) => f.seq)).toEqual([12, 16]);
  });

  it('resumes by cursor and does not take the head of ready for its own', () => {
    ready();
    socket().say(change(11, 10));
    socket().die();
    vi.advanceTimersByTime(2_000);
    expect(socket().after).toBe('e1.11');
    socket().say({ type: 'ready', cursor: 'e1.13' });
    socket().say(change(12, 11));
    socket().say(change(13, 12));
    expect(sockets).toHaveLength(2);
    expect(frames.filter((f) => f.type === 'change').map((f) => f.seq)).toEqual([11, 12, 13]);
  });

  it('reconnects at a gap without applying the frame behind it', () => {
    ready();
    socket().say(change(14, 12));
    expect(sockets).toHaveLength(2);
    expect(socket().after).toBe('e1.10');
    expect(frames.some((f) => f.seq === 14)).toBe(false);
  });

  it('ignores what it has already seen', () => {
    ready();
    socket().say(change(11, 10));
    socket().say(change(11, 10));
    expect(frames.filter((f) => f.seq === 11)).toHaveLength(1);
    expect(sockets).toHaveLength(1);
  });

  it('moves to the cursor of a reset and reads afresh', () => {
    ready();
    socket().say({ type: 'reset', cursor: 'e2.3', reason: 'epoch' });
    socket().say(change(4, 3));
    expect(resets).toBe(1);
    expect(live.cursor).toBe('e2.4');
  });

  it('answers a ping', () => {
    ready();
    socket().say({ type: 'ping' });
    expect(socket().sent).toEqual(['{"type":"pong"}']);
  });

  it('takes silence for a dead line', () => {
    ready();
    vi.advanceTimersByTime(58_000);
    expect(sockets.length).toBeGreaterThan(1);
  });

  it('is back within three seconds after a server that was away for ten', async () => {
    ready();
    socket().die();
    for (let i = 0; i < 100; i++) {
      await vi.advanceTimersByTimeAsync(100);
      if (!socket().closed && socket().onclose) socket().die();
    }
    const tries = sockets.length;
    await vi.advanceTimersByTimeAsync(3_000);
    expect(sockets.length).toBeGreaterThan(tries);
  });

  it('polls where only sockets are blocked, from the same cursor', async () => {
    ready();
    socket().say(change(11, 10));
    let seq = 11;
    pollAnswer = () =>
      new Promise((resolve) => setTimeout(() => resolve({ frames: [change(seq + 1, seq++)], cursor: `e1.${seq}` }), 1_000));
    for (let i = 0; i < 80; i++) {
      if (socket().onclose) socket().die();
      await vi.advanceTimersByTimeAsync(250);
    }
    expect(polls[0]).toEqual({ after: 'e1.11', wait: 0 });
    expect(polls.some((p) => p.wait === 25)).toBe(true);
    expect(states).toContain('polling');
    const seen = frames.filter((f) => f.type === 'change').map((f) => f.seq);
    expect(seen).toEqual(seen.map((_, i) => 11 + i));
  });
});
