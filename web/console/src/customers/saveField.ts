import { ApiProblem } from '@/api/client';
import type { Customer } from '@/api/types';
import { same } from '@/settings/form/draft';

/** A value somebody else stored while this person was typing another one. */
export class FieldConflict extends Error {
  override name = 'FieldConflict';
  constructor(readonly theirs: unknown) {
    super('The field was changed meanwhile.');
  }
}

export interface CustomerSource {
  read(id: string): Promise<Customer>;
  change(id: string, patch: object): Promise<Customer>;
}

/** `email`, or `attributes.level` for a customer field. */
export type FieldPath = string;

export function valueAt(customer: Customer, path: FieldPath): unknown {
  const key = path.startsWith('attributes.') ? path.slice('attributes.'.length) : null;
  return (key === null ? (customer as unknown as Record<string, unknown>)[path] : customer.attributes[key]) ?? null;
}

export function patchFor(path: FieldPath, value: unknown): object {
  return path.startsWith('attributes.') ? { attributes: { [path.slice('attributes.'.length)]: value } } : { [path]: value };
}

/**
 * Stores one field. When the customer moved on meanwhile but this field did not, it is simply sent again;
 * when this very field was changed, the person decides.
 */
export async function saveField(source: CustomerSource, id: string, path: FieldPath, before: unknown, value: unknown): Promise<Customer> {
  try {
    return await source.change(id, patchFor(path, value));
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.status !== 412) throw error;
    const theirs = valueAt(await source.read(id), path);
    if (!same(theirs, before ?? null) && !same(theirs, value)) throw new FieldConflict(theirs);
    return await source.change(id, patchFor(path, value));
  }
}
