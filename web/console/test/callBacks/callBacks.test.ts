import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { setWorkspace } from '@/api/client';
import { localValue, readable } from '@/callBacks/phone';
import { useCallBacks, type CallBack } from '@/callBacks/store';
import { applyFrame } from '@/live/kinds';
import { useSession } from '@/stores/session';

const call = (over: Partial<CallBack>): CallBack => ({
  id: 'c1', conversationId: 'v1', customerId: 'k1', customerName: 'Lin', queueId: 'q', phone: '+8613812345678', about: '', state: 'due', agentId: 'an', requestedAt: '2026-11-21T10:00:00.000Z',
  dueAt: null, slotEnds: null, until: '2026-11-21T10:02:00.000Z', calls: [], mostAttempts: 3, endedAt: null, version: 2, ...over,
});
const frame = (data: CallBack) => applyFrame({ type: 'change', kind: 'callBack', id: data.id, data } as never);

describe('ring cards', () => {
  let bodies: unknown[];
  beforeEach(() => {
    setWorkspace(1);
    bodies = [];
    vi.stubGlobal('localStorage', undefined);
    vi.stubGlobal('fetch', async (_url: string, init?: RequestInit) => {
      if (init?.body) bodies.push(JSON.parse(String(init.body)));
      return new Response(JSON.stringify(call({ state: 'booked', agentId: null, version: 9 })), { headers: { 'Content-Type': 'application/json' } });
    });
    setActivePinia(createPinia());
    useSession().me = { person: { id: 'an' } } as never;
  });
  afterEach(() => vi.unstubAllGlobals());

  it('stand for what one is to ring oneself, the soonest to lapse first, and go when a colleague has it', () => {
    const calls = useCallBacks();
    frame(call({}));
    frame(call({ id: 'c2', until: '2026-11-21T10:01:00.000Z' }));
    frame(call({ id: 'c3', agentId: 'bo' }));
    frame(call({ id: 'c4', state: 'waiting', agentId: null }));
    expect(calls.mine.map((one) => one.id)).toEqual(['c2', 'c1']);
    frame(call({ id: 'c2', agentId: 'bo', version: 3 }));
    expect(calls.mine.map((one) => one.id)).toEqual(['c1']);
    // An older word comes late and changes nothing.
    frame(call({ id: 'c2', version: 2 }));
    expect(calls.mine.map((one) => one.id)).toEqual(['c1']);
    frame(call({ state: 'reached', endedAt: '2026-11-21T10:05:00.000Z', version: 4 }));
    expect(calls.mine).toEqual([]);
  });

  it('say what became of the call, with the note and the time', async () => {
    const calls = useCallBacks();
    frame(call({ state: 'calling' }));
    await calls.record('c1', 'later', 'In a meeting', '2026-11-21T14:00:00.000Z');
    expect(bodies).toEqual([{ outcome: 'later', note: 'In a meeting', at: '2026-11-21T14:00:00.000Z' }]);
    expect(calls.mine).toEqual([]);
  });

  it.each([['+8613812345678', '+86 138 1234 5678'], ['+861088889999', '+86 10 8888 9999'], ['+8675588889999', '+86 755 8888 9999'], ['+442079460958', '+442079460958']])('show %s in groups', (number, shown) => {
    expect(readable(number)).toBe(shown);
  });

  it('fill the field for another time in the time of this computer', () => {
    expect(localValue(new Date(2026, 2, 5, 9, 7))).toBe('2026-03-05T09:07');
  });
});
