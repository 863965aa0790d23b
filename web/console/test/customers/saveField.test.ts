import { describe, expect, it } from 'vitest';
import { ApiProblem } from '@/api/client';
import type { Customer } from '@/api/types';
import { FieldConflict, patchFor, saveField, valueAt, type CustomerSource } from '@/customers/saveField';

const stale = new ApiProblem(412, { code: 'stale' });

/** A server on which somebody else writes first, once. */
function server(now: Partial<Customer>, refusals: number): CustomerSource & { sent: object[] } {
  const sent: object[] = [];
  const customer = { id: 'c', attributes: {}, ...now } as Customer;
  return {
    sent,
    read: async () => customer,
    change: async (_id, patch) => {
      if (refusals-- > 0) throw stale;
      sent.push(patch);
      return { ...customer, ...patch };
    },
  };
}

describe('saving one field of a customer', () => {
  it('sends it again when only other fields moved on', async () => {
    const source = server({ email: 'a@example.cn', phone: 'new' } as Partial<Customer>, 1);
    await saveField(source, 'c', 'email', 'a@example.cn', 'b@example.cn');
    expect(source.sent).toEqual([{ email: 'b@example.cn' }]);
  });

  it('asks the person when this field itself was changed', async () => {
    const source = server({ email: 'theirs@example.cn' }, 1);
    await expect(saveField(source, 'c', 'email', 'a@example.cn', 'b@example.cn')).rejects.toMatchObject({ theirs: 'theirs@example.cn' });
    await expect(saveField(server({ email: null }, 1), 'c', 'email', 'a@example.cn', 'b@example.cn')).rejects.toBeInstanceOf(FieldConflict);
    expect(source.sent).toEqual([]);
  });

  it('is content when the other one stored the same', async () => {
    const source = server({ email: 'b@example.cn' }, 1);
    await saveField(source, 'c', 'email', 'a@example.cn', 'b@example.cn');
    expect(source.sent).toHaveLength(1);
  });

  it('passes other refusals on', async () => {
    const source: CustomerSource = { read: async () => ({}) as Customer, change: () => Promise.reject(new ApiProblem(403, { code: 'forbidden' })) };
    await expect(saveField(source, 'c', 'name', 'a', 'b')).rejects.toMatchObject({ status: 403 });
  });

  it('reaches into the typed attributes', () => {
    const customer = { attributes: { level: 'gold' } } as unknown as Customer;
    expect(valueAt(customer, 'attributes.level')).toBe('gold');
    expect(valueAt(customer, 'attributes.other')).toBeNull();
    expect(patchFor('attributes.level', null)).toEqual({ attributes: { level: null } });
  });
});
