import { describe, expect, it } from 'vitest';
import type { OrderRequest } from '@/orders/types';
import { columnsText, groupErrors, mapColumn, missingFields } from '@/settings/orders/imports';
import { merge } from '@/settings/orders/requests';
import { blankSource, errorKey, sourceChecks, stateOf, type OrderSource } from '@/settings/orders/sources';

const request = (patch: Partial<OrderRequest>) => ({ id: 'a', version: 1, state: 'waiting', kind: 'refund', ...patch }) as OrderRequest;
const source = (patch: Partial<OrderSource>) => ({ enabled: true, type: 'rest', secretAt: '2026-01-01T00:00:00Z', failingSince: null, orders: 3, ...patch }) as OrderSource;

describe('columns of a table of orders', () => {
  it('hold a field once: it leaves the column it was on', () => {
    expect(mapColumn(['number', null, 'total'], 1, 'total')).toEqual(['number', 'total', null]);
    expect(mapColumn(['number', 'total'], 1, null)).toEqual(['number', null]);
  });
  it('are told from the left, with nothing for those left out', () => expect(columnsText(['number', null, 'placedAt'])).toBe('number,,placedAt'));
  it('lack what an order cannot be without', () => {
    expect(missingFields([null, 'total'])).toEqual(['number', 'placedAt']);
    expect(missingFields(['placedAt', 'number'])).toEqual([]);
  });
  it('tell the same mistake once, the most frequent first', () => {
    const told = groupErrors([{ row: 3, field: 'stage', code: 'unknown' }, { row: 4, field: 'total', code: 'notMoney' }, { row: 9, field: 'total', code: 'notMoney' }]);
    expect(told).toEqual([{ field: 'total', code: 'notMoney', rows: [4, 9] }, { field: 'stage', code: 'unknown', rows: [3] }]);
  });
});

describe('the queue of requests', () => {
  const waiting = { state: 'waiting' as const, kind: null };
  it('keeps what was decided in its place, and puts what is new first', () => {
    const before = [request({ id: 'a' }), request({ id: 'b' })];
    expect(merge(before, request({ id: 'b', version: 2, state: 'done' }), waiting).map((one) => `${one.id} ${one.state}`)).toEqual(['a waiting', 'b done']);
    expect(merge(before, request({ id: 'c' }), waiting).map((one) => one.id)).toEqual(['c', 'a', 'b']);
  });
  it('takes nothing that its filter leaves out, and no older state', () => {
    expect(merge([], request({ state: 'done' }), waiting)).toEqual([]);
    expect(merge([], request({ kind: 'coupon' }), { state: null, kind: 'refund' })).toEqual([]);
    expect(merge([request({ version: 3, state: 'done' })], request({ version: 2 }), waiting)[0]!.state).toBe('done');
  });
});

describe('a source', () => {
  it('shows what matters most now', () => {
    expect(stateOf(source({ enabled: false, failingSince: 'x' }))).toBe('off');
    expect(stateOf(source({ secretAt: null }))).toBe('incomplete');
    expect(stateOf(source({ failingSince: 'x' }))).toBe('failing');
    expect(stateOf(source({ type: 'embedded', secretAt: null, orders: 0 }))).toBe('empty');
    expect(stateOf(source({}))).toBe('good');
  });
  it('needs a name, and an address only when it is asked', () => {
    expect(sourceChecks(blankSource())).toEqual({ name: 'required' });
    expect(sourceChecks({ ...blankSource(), name: 'Shop', type: 'rest' })).toEqual({ baseUrl: 'required' });
    expect(sourceChecks({ ...blankSource(), name: 'Shop', type: 'rest', baseUrl: 'shop.example.com' })).toEqual({ baseUrl: 'url' });
    expect(sourceChecks({ ...blankSource(), name: 'Shop', type: 'rest', baseUrl: ' https://shop.example.com/heed ' })).toEqual({});
  });
  it('explains statuses by what a person can do about them', () => expect(['http401', 'http404', 'http503', 'timeout'].map(errorKey)).toEqual(['httpDenied', 'http4', 'http5', 'timeout']));
});
