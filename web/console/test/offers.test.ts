import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { applyFrame } from '@/live/kinds';
import { useOffers, type Offer } from '@/offers/offers';
import { ranked, type Candidate } from '@/why/way';

const offer = (id: string, until: string): Offer => ({
  id, conversationId: id, number: 7, queueId: 'q', kind: 'chat', inboxId: 'i', brandId: 'b', channel: 'web', customerName: 'Ada', text: 'Hello', enteredAt: '2026-11-22T08:00:00.000Z', until, ahead: 0,
});
const frame = (one: Offer | null, id: string) => applyFrame({ type: one ? 'change' : 'leave', kind: 'offer', id, data: one, event: 'offer.changed' } as never);

describe('offers', () => {
  beforeEach(() => setActivePinia(createPinia()));

  it('stand in the order in which they end, ring once, and go when the frame says so', () => {
    const offers = useOffers();
    const rings = vi.fn();
    offers.onArrived(rings);
    frame(offer('a', '2026-11-22T08:01:00.000Z'), 'a');
    frame(offer('b', '2026-11-22T08:00:30.000Z'), 'b');
    frame(offer('a', '2026-11-22T08:01:00.000Z'), 'a');
    expect([offers.items.map((one) => one.id), rings.mock.calls.length]).toEqual([['b', 'a'], 2]);
    // Asked again later is a new question.
    frame(offer('a', '2026-11-22T08:05:00.000Z'), 'a');
    expect(rings.mock.calls.length).toBe(3);
    frame(null, 'b');
    expect(offers.items.map((one) => one.id)).toEqual(['a']);
  });
});

describe('why not', () => {
  it('names those first who could nearly have it, and leaves out who may not see it', () => {
    const all: Candidate[] = ['access', 'away', 'full', 'afterAnother'].map((reason) => ({ agentId: reason, reason, skillId: null, language: null }));
    expect(ranked(all).map((one) => one.reason)).toEqual(['afterAnother', 'full', 'away']);
  });
});
