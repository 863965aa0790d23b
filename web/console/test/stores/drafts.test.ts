import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { setWorkspace } from '@/api/client';
import { applyFrame } from '@/live/kinds';
import { useDrafts } from '@/stores/drafts';

describe('drafts', () => {
  let calls: { method: string; body: { text: string; note: boolean } | null }[];
  let down = false;

  beforeEach(() => {
    vi.useFakeTimers();
    vi.setSystemTime('2026-11-21T10:00:00.000Z');
    vi.stubGlobal('localStorage', undefined);
    setWorkspace(1);
    calls = [];
    down = false;
    vi.stubGlobal('fetch', async (_url: string, init: RequestInit) => {
      if (down) throw new TypeError('network');
      const body = init.body ? (JSON.parse(String(init.body)) as { text: string; note: boolean }) : null;
      calls.push({ method: init.method!, body });
      if (init.method === 'DELETE') return new Response(null, { status: 204 });
      return new Response(JSON.stringify({ ...body, updatedAt: new Date().toISOString() }), { headers: { 'Content-Type': 'application/json' } });
    });
    setActivePinia(createPinia());
    useDrafts().open();
  });
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });
  function write(text: string, mode: 'reply' | 'note' = 'reply'): void {
    const drafts = useDrafts();
    const draft = drafts.of('c');
    draft.mode = mode;
    draft[mode] = text;
    drafts.changed('c');
  }

  it('are saved once, two seconds after the last key', async () => {
    for (const text of ['h', 'he', 'hel']) {
      write(text);
      await vi.advanceTimersByTimeAsync(500);
    }
    expect(calls).toEqual([]);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(calls).toEqual([{ method: 'PUT', body: { text: 'hel', note: false } }]);
    expect(useDrafts().of('c').state).toBe('saved');
  });

  it('keep reply and note apart, and save the other when one is sent', async () => {
    write('to the customer');
    write('for the team', 'note');
    await vi.advanceTimersByTimeAsync(2_000);
    useDrafts().clear('c', 'note');
    await vi.advanceTimersByTimeAsync(3_000);
    expect(calls.map((c) => c.body)).toEqual([{ text: 'for the team', note: true }, { text: 'to the customer', note: false }]);
    expect(useDrafts().of('c')).toMatchObject({ reply: 'to the customer', note: '', mode: 'reply', state: 'saved' });
  });

  it('wait for the server and lose nothing', async () => {
    down = true;
    write('kept');
    await vi.advanceTimersByTimeAsync(2_000);
    expect(useDrafts().of('c').state).toBe('local');
    down = false;
    await vi.advanceTimersByTimeAsync(10_000);
    expect(calls.at(-1)!.body!.text).toBe('kept');
  });

  it('take over what another window wrote, but never over words not saved yet', async () => {
    applyFrame({ type: 'change', kind: 'draft', id: 'c', data: { text: 'from the phone', note: false, updatedAt: '2026-11-21T10:00:01.000Z' } });
    expect(useDrafts().of('c').reply).toBe('from the phone');
    write('from the phone, and more');
    applyFrame({ type: 'change', kind: 'draft', id: 'c', data: { text: 'older', note: false, updatedAt: '2026-11-21T10:00:02.000Z' } });
    expect(useDrafts().of('c').reply).toBe('from the phone, and more');
  });
});
