// What an agent can do with a conversation, each with a way back where there is one.
import { ApiProblem } from '@/api/client';
import { t } from '@/i18n';
import { formatDateTime } from '@/i18n/format';
import type { Conversation, Priority } from '@/api/types';
import { useConversations } from '@/stores/conversations';
import { useSession } from '@/stores/session';
import { useSettings } from '@/stores/settings';
import { useToast } from '@/ui';
import { resolving } from '../fields/resolving';
import { missing } from '../fields/values';

export function useConversationActions() {
  const conversations = useConversations();
  const session = useSession();
  const settings = useSettings();
  const toast = useToast();

  const guarded = async (work: () => Promise<unknown>): Promise<boolean> => {
    try {
      await work();
      return true;
    } catch (error) {
      toast.failure(error);
      return false;
    }
  };
  const offerUndo = (text: string, back: () => Promise<unknown>): void => {
    toast.show(text, { tone: 'success', action: { label: t('ui.undo'), run: () => void guarded(back) } });
  };

  async function resolve(c: Conversation): Promise<void> {
    const done = (): void => offerUndo(t('inbox.done.resolved', { name: c.customer.name }), () => conversations.reopen(c.id));
    try {
      await conversations.resolve(c.id);
      done();
    } catch (error) {
      // What is demanded is asked for, and then it is resolved.
      if (error instanceof ApiProblem && error.code === 'fieldsRequired') resolving.value = { conversation: conversations.byId.get(c.id) ?? c, done };
      else toast.failure(error);
    }
  }
  async function reopen(c: Conversation): Promise<void> {
    if (await guarded(() => conversations.reopen(c.id))) toast.success(t('inbox.done.reopened', { name: c.customer.name }));
  }
  const toggleResolved = (c: Conversation) => (c.category === 'resolved' ? reopen(c) : resolve(c));

  async function snooze(c: Conversation, until: Date | null): Promise<boolean> {
    const done = await guarded(() => conversations.snooze(c.id, until?.toISOString() ?? null));
    if (done) offerUndo(until ? t('inbox.done.snoozed', { at: formatDateTime(until.toISOString()) }) : t('inbox.done.snoozedAnswer'), () => conversations.wake(c.id));
    return done;
  }
  const wake = (c: Conversation) => guarded(() => conversations.wake(c.id));

  async function take(c: Conversation): Promise<void> {
    const before = { assigneeId: c.assigneeId, teamId: c.teamId };
    if (await guarded(() => (c.assigneeId === null ? conversations.take(c.id) : conversations.assign(c.id, { assigneeId: session.personId, teamId: c.teamId })))) {
      if (session.can('conversations.assign')) offerUndo(t('inbox.done.taken', { name: c.customer.name }), () => conversations.assign(c.id, before));
      else toast.success(t('inbox.done.taken', { name: c.customer.name }));
    }
  }

  /** With a note it is a hand-over: the colleague reads why. */
  async function assign(c: Conversation, to: { assigneeId: string | null; teamId: string | null }, note: string): Promise<boolean> {
    const before = { assigneeId: c.assigneeId, teamId: c.teamId };
    const done = await guarded(() => (note ? conversations.handOver(c.id, { ...to, note }) : conversations.assign(c.id, to)));
    if (done) {
      const name = settings.get('person', to.assigneeId)?.name ?? settings.get('team', to.teamId)?.name ?? t('inbox.view.unassigned');
      if (session.can('conversations.assign')) offerUndo(t('inbox.done.assigned', { name }), () => conversations.assign(c.id, before));
      else toast.success(t('inbox.done.assigned', { name }));
    }
    return done;
  }

  const setPriority = (c: Conversation, priority: Priority) => guarded(() => conversations.change(c.id, { priority }));
  const setStatus = (c: Conversation, statusId: string): Promise<unknown> =>
    settings.get('status', statusId)?.category === 'resolved' && c.category !== 'resolved' && missing(c, settings.fields, c.fields).length > 0
      ? resolve(c)
      : guarded(() => conversations.change(c.id, { statusId }));
  async function markUnread(c: Conversation): Promise<void> {
    if (await guarded(() => conversations.markUnread(c.id))) toast.success(t('work.unread.done'));
  }
  function toggleLabel(c: Conversation, labelId: string): void {
    const labelIds = c.labelIds.includes(labelId) ? c.labelIds.filter((id) => id !== labelId) : [...c.labelIds, labelId];
    void guarded(() => conversations.change(c.id, { labelIds }));
  }
  const toggleParticipant = (c: Conversation, personId: string) =>
    guarded(() => conversations.participate(c.id, personId, !c.participantIds.includes(personId)));
  /** What nobody has is free to whoever may answer; what a colleague has needs the right to assign. */
  const mayTake = (c: Conversation): boolean =>
    !isMine(c) && c.category !== 'resolved' && session.can(c.assigneeId === null ? 'conversations.reply' : 'conversations.assign');
  const mayTransfer = (): boolean => session.can('conversations.assign') || session.can('conversations.reply');
  const isMine = (c: Conversation): boolean => c.assigneeId === session.personId;

  return { markUnread, resolve, reopen, toggleResolved, snooze, wake, take, assign, setPriority, setStatus, toggleLabel, toggleParticipant, isMine, mayTake, mayTransfer };
}
