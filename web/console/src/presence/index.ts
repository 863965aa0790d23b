// Breaks and reasons to be away; a chunk of its own.
import { useTexts } from '@/i18n';
import type { MenuEntry } from '@/ui/menu';
import { useBreaks } from './breaks';
import { presenceEntries } from './menu';

/** Reads what the presence menu needs; its entries. */
export async function prepare(): Promise<() => MenuEntry[]> {
  await Promise.all([useTexts('presence', 'callBacks'), useBreaks().load()]);
  return presenceEntries;
}
