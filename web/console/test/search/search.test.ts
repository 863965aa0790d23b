import { describe, expect, it } from 'vitest';
import { differences } from '@/customers/merging';
import { addressOf, askOf, isFiltered, nothing, remembered } from '@/search/search';
import type { Customer } from '@/api/types';

describe('a search in the address', () => {
  it('says only what differs from asking for nothing, and is read back the same', () => {
    const ask = { ...nothing, q: 'refund 退款', kind: 'messages' as const, assignee: 'me', span: 'week' as const };
    expect(addressOf(ask)).toEqual({ q: 'refund 退款', kind: 'messages', assignee: 'me', span: 'week' });
    expect(askOf(addressOf(ask))).toEqual(ask);
    expect(isFiltered(ask)).toBe(true);
    expect(isFiltered({ ...nothing, q: 'x', kind: 'files' })).toBe(false);
  });

  it('falls back where the address holds nonsense', () => {
    expect(askOf({ q: ['a', 'b'], kind: 'tables', sort: '1', span: 'century' })).toEqual(nothing);
  });
});

describe('searches made before', () => {
  it('stand newest first, each once, at most eight', () => {
    let held: string[] = [];
    for (const query of ['a', 'b', ' a ', '', 'c', 'd', 'e', 'f', 'g', 'h', 'i']) held = remembered(held, query);
    expect(held).toEqual(['i', 'h', 'g', 'f', 'e', 'd', 'c', 'a']);
  });
});

describe('two customers to be merged', () => {
  const customer = (more: Partial<Customer>): Customer => ({ name: 'Ada', email: null, phone: null, language: null, companyId: null, attributes: {}, ...more }) as Customer;
  it('ask for a choice only where both say something and not the same', () => {
    const found = differences(
      customer({ email: 'a@x', phone: '1', attributes: { level: 'gold', city: 'SZ' } }), customer({ name: 'Ada L', email: 'b@x', language: 'en', attributes: { level: 'silver', city: 'SZ', age: 3 } }), ['level', 'city', 'age']);
    expect(found.map((each) => each.field)).toEqual(['name', 'email', 'attributes.level']);
  });
});
