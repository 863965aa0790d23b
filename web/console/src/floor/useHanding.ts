// Giving conversations to people from the floor, with a way back.
import { ref } from 'vue';
import { api } from '@/api/client';
import type { Id } from '@/api/types';
import { t } from '@/i18n';
import { useToast } from '@/ui';
import type { Agent, Wait } from './types';

export function useHanding(changed: () => Promise<void>) {
  const toast = useToast();
  const busy = ref(false);

  async function run(work: () => Promise<unknown>): Promise<boolean> {
    busy.value = true;
    try {
      await work();
      return true;
    } catch (error) {
      toast.failure(error);
      return false;
    } finally {
      busy.value = false;
      await changed();
    }
  }
  const assign = (id: Id, assigneeId: Id | null, teamId: Id | null) => api.post(`/conversations/${id}/assign`, { assigneeId, teamId });

  async function give(wait: Wait, agent: Agent): Promise<boolean> {
    const done = await run(() => assign(wait.conversationId, agent.personId, wait.teamId));
    if (done) {
      toast.show(t('floor.hand.done', { customer: wait.customer, name: agent.name }), {
        tone: 'success', action: { label: t('ui.undo'), run: () => void run(() => assign(wait.conversationId, null, wait.teamId)) },
      });
    }
    return done;
  }

  async function takeOver(id: Id, teamId: Id | null): Promise<boolean> {
    let from: Id | null = null;
    const done = await run(async () => {
      from = (await api.post<{ fromId: Id | null }>(`/floor/conversations/${id}/take-over`)).fromId;
    });
    if (done) toast.show(t('floor.watch.taken'), { tone: 'success', action: { label: t('ui.undo'), run: () => void run(() => assign(id, from, teamId)) } });
    return done;
  }

  return { busy, give, takeOver };
}
