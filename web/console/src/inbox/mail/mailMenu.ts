import { api } from '@/api/client';
import { callBackMenu } from '@/callBacks/menu';
import type { Conversation } from '@/api/types';
import { t, useTexts } from '@/i18n';
import { useConversations } from '@/stores/conversations';
import { useSession } from '@/stores/session';
import { useToast, type MenuEntry } from '@/ui';
import { reminding } from '../actions/reminding';
import { transcribed } from './transcript';

/** Puts a conversation among the spam, or takes it out again, with a way back. */
export async function setSpam(c: Conversation, spam: boolean): Promise<void> {
  const toast = useToast();
  const conversations = useConversations();
  const send = async (on: boolean): Promise<void> => {
    await api.post(`/conversations/${c.id}/${on ? 'spam' : 'not-spam'}`);
    await conversations.read(c.id);
  };
  try {
    await send(spam);
    toast.show(t(spam ? 'letters.done.spam' : 'letters.done.notSpam'), {
      tone: 'success',
      action: { label: t('ui.undo'), run: () => void send(!spam).catch(toast.failure) },
    });
  } catch (error) {
    toast.failure(error);
  }
}

/** Entries of a conversation's menu that concern mail and the telephone, once their words are here. */
export async function mailMenu(): Promise<(c: Conversation) => MenuEntry[]> {
  const [calls] = await Promise.all([callBackMenu(), useTexts('letters', 'talk')]);
  const session = useSession();
  return (c) => [
    ...(c.mergedInto ? [] : [{ label: t('talk.remind.menu'), icon: 'bell' as const, run: () => void (reminding.value = c.id) }]),
    ...(session.can('conversations.reply') ? [{ label: t('letters.menu.transcript'), icon: 'mail' as const, run: () => void (transcribed.value = c.id) }] : []),
    ...calls(c),
    ...(session.can('conversations.edit') && !c.mergedInto
      ? ['separator' as const, { label: t(c.spam ? 'letters.menu.notSpam' : 'letters.menu.spam'), icon: c.spam ? ('undo' as const) : ('ban' as const), run: () => void setSpam(c, !c.spam) }]
      : []),
  ];
}
