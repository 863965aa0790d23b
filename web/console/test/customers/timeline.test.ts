import { describe, expect, it } from 'vitest';
import type { TimelineItem } from '@/api/types';
import { byDay, titleOf } from '@/customers/timeline';

const item = (part: Partial<TimelineItem>): TimelineItem => ({ at: '2026-11-20T12:00:00.000Z', kind: 'note', id: 'x', title: '', facts: {}, ...part });

describe('a customer timeline', () => {
  it('keeps the order and puts one day together', () => {
    const days = byDay([item({ id: 'c', at: '2026-11-20T13:00:00.000Z' }), item({ id: 'b' }), item({ id: 'a', at: '2026-11-18T12:00:00.000Z' })]);
    expect(days.map((day) => day.items.map((one) => one.id))).toEqual([['c', 'b'], ['a']]);
  });

  it('says the customer\'s own words second', () => {
    expect(titleOf(item({ kind: 'rating', facts: { score: 5, comment: 'Great' } })).more).toBe('Great');
    expect(titleOf(item({ kind: 'note', title: 'Call back' })).more).toBe('Call back');
    expect(titleOf(item({ kind: 'conversation', title: 'Noise at night', facts: { number: 12 } }))).toEqual({ title: 'Noise at night', more: '#12' });
  });

  it('survives facts that are missing or of another shape', () => {
    expect(titleOf(item({ kind: 'rating', facts: { score: null } })).title).toBe('customers.timeline.rating');
    expect(titleOf(item({ kind: 'consent', facts: null as unknown as Record<string, unknown> })).title).toBe('customers.timeline.consent');
  });
});
