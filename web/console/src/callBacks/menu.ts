// What a conversation's menu offers about ringing the customer.
import type { Conversation } from '@/api/types';
import { t, useTexts } from '@/i18n';
import { useSession } from '@/stores/session';
import type { MenuEntry } from '@/ui';
import { listing, planning } from './open';
import { useCallBacks } from './store';

/** Entries once their words are here; none for who may not answer. */
export async function callBackMenu(): Promise<(c: Conversation) => MenuEntry[]> {
  await useTexts('callBacks');
  const session = useSession();
  const calls = useCallBacks();
  return (c) => {
    if (!session.can('conversations.reply') || c.mergedInto || c.spam) return [];
    if ([...calls.all.values()].some((one) => one.customerId === c.customer.id)) return [{ label: t('callBacks.menu.show'), icon: 'phone', run: () => (listing.value = true) }];
    return c.category === 'resolved' ? [] : [{ label: t('callBacks.menu.plan'), icon: 'phone', run: () => (planning.value = { conversationId: c.id }) }];
  };
}
