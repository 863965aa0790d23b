// What deserves a sound or a toast: a notice to me, a customer writing to me while I look elsewhere,
// and one merged alert when customers of mine wait too long.
import { onBeforeUnmount, watch } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import type { Conversation, Message } from '@/api/types';
import { t } from '@/i18n';
import { onFrames, serverNow } from '@/live';
import { useNow, WAIT_ALERT } from '@/stores/clock';
import { useConversations } from '@/stores/conversations';
import { useNotices } from '@/stores/notices';
import { usePreferences } from '@/stores/preferences';
import { useSession } from '@/stores/session';
import { useToast } from '@/ui';
import { desktop } from './desktop';
import { useNoticeChoices } from './noticeChoices';
import { noticeText } from './noticeText';
import { play } from './sound';

export function watchAttention(): void {
  const route = useRoute();
  const router = useRouter();
  const session = useSession();
  const conversations = useConversations();
  const notices = useNotices();
  const preferences = usePreferences().values;
  const toast = useToast();
  const choices = useNoticeChoices();
  void choices.load().catch(() => undefined); // Without them everything is told as if nothing had been chosen.
  const sound = (kind: 'message' | 'alert') => preferences.sound && play(kind);
  const visit = (id: string, view = 'mine') => void router.push(`/w/${session.workspaceId}/inbox/${view}/${id}`);

  const stopNotices = notices.onArrived((notice) => {
    if (notice.conversationId && notice.conversationId === route.params['conversation'] && document.hasFocus()) {
      notices.read(notice.id).catch(toast.failure);
      return;
    }
    const id = notice.conversationId;
    const view = notice.kind === 'mentioned' ? 'mentions' : 'mine';
    const zone = session.here?.workspace.timeZone ?? 'UTC';
    if (choices.wants(notice.kind, 'sound', zone)) sound('message');
    if (choices.wants(notice.kind, 'desktop', zone)) desktop(notice.id, noticeText(notice), id ? () => visit(id, view) : undefined);
    toast.show(noticeText(notice), id ? { action: { label: t('shell.notices.look'), run: () => visit(id, view) } } : {});
  });

  const stopFrames = onFrames((frame) => {
    if (frame.kind !== 'message' || frame.event === undefined || !frame.data) return;
    const message = frame.data as Message;
    if (message.authorKind !== 'customer' || serverNow() - Date.parse(message.at) > 60_000) return;
    const mine = conversations.byId.get(message.conversationId)?.assigneeId === session.personId;
    const looking = route.params['conversation'] === message.conversationId && document.hasFocus();
    if (mine && !looking) sound('message');
  });

  const alerted = new Map<string, string>();
  const now = useNow();
  const overdue = (c: Conversation) =>
    c.assigneeId === session.personId && c.category !== 'resolved' && c.waitingSince !== null &&
    now.value - Date.parse(c.waitingSince) > WAIT_ALERT * 1000;
  let first = true;
  watch(now, () => {
    const late = [...conversations.byId.values()].filter(overdue);
    const fresh = late.filter((c) => alerted.get(c.id) !== c.waitingSince);
    for (const c of late) alerted.set(c.id, c.waitingSince!);
    if (fresh.length === 0) return;
    // What was already late when the page opened is on the screen, in red; that needs no bell.
    if (first && fresh.every((c) => now.value - Date.parse(c.waitingSince!) > (WAIT_ALERT + 5) * 1000)) return;
    first = false;
    sound('alert');
    toast.show(t('shell.waitAlert', { n: late.length }), { action: { label: t('shell.notices.look'), run: () => visit(fresh[0]!.id) } });
  });

  onBeforeUnmount(() => {
    stopNotices();
    stopFrames();
  });
}
