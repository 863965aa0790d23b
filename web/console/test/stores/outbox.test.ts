import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { setWorkspace } from '@/api/client';
import { useOutbox, type Outgoing } from '@/stores/outbox';

class MemoryStorage {
  private readonly map = new Map<string, string>();
  get length(): number {
    return this.map.size;
  }
  key = (i: number) => [...this.map.keys()][i] ?? null;
  getItem = (key: string) => this.map.get(key) ?? null;
  setItem = (key: string, value: string) => void this.map.set(key, value);
  removeItem = (key: string) => void this.map.delete(key);
}

type Answer = { status: number; body?: unknown } | 'down';
const item = (id: string, change: Partial<Outgoing> = {}) => ({
  id, conversationId: 'c1', text: `text ${id}`, note: false, attachments: [], mentions: [], seenPosition: 4, resolve: false, ...change,
});

describe('the outbox', () => {
  let sent: { id: string; seenPosition: number | null }[];
  let answers: (id: string) => Answer;

  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal('localStorage', new MemoryStorage());
    setWorkspace(1);
    sent = [];
    answers = () => ({ status: 201 });
    vi.stubGlobal('fetch', async (_url: string, init: RequestInit) => {
      const body = JSON.parse(String(init.body)) as { id: string; seenPosition: number | null };
      sent.push({ id: body.id, seenPosition: body.seenPosition });
      const answer = answers(body.id);
      if (answer === 'down') throw new TypeError('network');
      return new Response(JSON.stringify(answer.body ?? { id: body.id, conversationId: 'c1', position: 5 }), {
        status: answer.status, headers: { 'Content-Type': answer.status < 300 ? 'application/json' : 'application/problem+json' },
      });
    });
    setActivePinia(createPinia());
    useOutbox().open();
  });
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });
  const settle = (ms = 0) => vi.advanceTimersByTimeAsync(ms);

  it('sends in order and keeps nothing that has arrived', async () => {
    const outbox = useOutbox();
    outbox.add(item('a'));
    outbox.add(item('b'));
    await settle();
    expect(sent.map((s) => s.id)).toEqual(['a', 'b']);
    expect(outbox.unsent).toBe(0);
    expect(localStorage.length).toBe(0);
  });

  it('keeps a message while the server is away and sends it under the same id', async () => {
    const outbox = useOutbox();
    let away = true;
    answers = () => (away ? 'down' : { status: 201 });
    outbox.add(item('a'));
    await settle();
    expect(outbox.unsent).toBe(1);
    expect(localStorage.length).toBe(1);
    away = false;
    await settle(20_000);
    expect(outbox.unsent).toBe(0);
    expect(new Set(sent.map((s) => s.id))).toEqual(new Set(['a']));
  });

  it('survives a reload', async () => {
    answers = () => 'down';
    useOutbox().add(item('a'));
    await settle();
    setActivePinia(createPinia());
    answers = () => ({ status: 201 });
    const reborn = useOutbox();
    reborn.open();
    await settle();
    expect(reborn.unsent).toBe(0);
    expect(sent.at(-1)!.id).toBe('a');
  });

  it('holds a reply when a colleague answered meanwhile, and sends it only when told to', async () => {
    const outbox = useOutbox();
    answers = () => ({ status: 409, body: { code: 'answeredMeanwhile', messages: [{ id: 'm', position: 7 }] } });
    outbox.add(item('a'));
    outbox.add(item('b'));
    await settle(60_000);
    expect(outbox.items.get('a')!.state).toBe('held');
    expect(sent).toHaveLength(1);
    answers = () => ({ status: 201 });
    outbox.confirm('a');
    await settle();
    expect(sent.map((s) => [s.id, s.seenPosition])).toEqual([['a', 4], ['a', 7], ['b', 4]]);
  });

  it('says what was refused and waits for the agent', async () => {
    const outbox = useOutbox();
    answers = () => ({ status: 400, body: { code: 'invalid', errors: { text: [{ code: 'tooLong', message: 'too long' }] } } });
    outbox.add(item('a'));
    await settle(60_000);
    expect(outbox.items.get('a')).toMatchObject({ state: 'refused', problem: { code: 'invalid', text: 'too long' } });
    expect(sent).toHaveLength(1);
  });
});
