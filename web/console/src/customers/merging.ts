import type { AttributeValue, Customer } from '@/api/types';

/** A field in which two customers differ, with both values as texts. */
export interface Difference {
  field: string;
  survivor: string;
  other: string;
}
export const fields = ['name', 'email', 'phone', 'language', 'companyId'] as const;

const text = (value: AttributeValue | null | undefined): string => (value === null || value === undefined ? '' : String(value));

/** What has to be chosen: fields that both have, and not alike. Where one has nothing, the other's value comes in by itself. */
export function differences(survivor: Customer, other: Customer, attributes: readonly string[]): Difference[] {
  const found: Difference[] = [];
  const add = (field: string, mine: string, theirs: string): void => {
    if (mine && theirs && mine !== theirs) found.push({ field, survivor: mine, other: theirs });
  };
  for (const field of fields) add(field, text(survivor[field]), text(other[field]));
  for (const key of attributes) add(`attributes.${key}`, text(survivor.attributes[key]), text(other.attributes[key]));
  return found;
}
