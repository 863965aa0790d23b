import { computed, ref } from 'vue';
import { api } from '@/api/client';
import type { ConversationPage } from '@/api/types';
import { useConversations } from '@/stores/conversations';
import { usePreferences } from '@/stores/preferences';
import { useSession } from '@/stores/session';
import { useSettings } from '@/stores/settings';

export const STEPS = ['brand', 'chat', 'people'] as const;
export type Step = (typeof STEPS)[number];

/** What a new workspace has to have before a team can work in it, in the order in which it is done. */
export const MILESTONES = ['inbox', 'message', 'people', 'hours', 'mail'] as const;
export type Milestone = (typeof MILESTONES)[number];

/** How far the workspace has got. Read from what is there, so that it is right on every device and after every reload. */
export function useProgress() {
  const settings = useSettings();
  const conversations = useConversations();
  const session = useSession();
  const preferences = usePreferences().values;
  const heard = ref(false);

  const inboxes = computed(() => settings.inboxes.filter((inbox) => !inbox.archived));
  /** The website inbox made last. */
  const web = computed(() => inboxes.value.filter((inbox) => inbox.channel === 'web').sort((a, b) => (a.id < b.id ? 1 : -1))[0]);
  const done = computed<Record<Milestone, boolean>>(() => ({
    inbox: inboxes.value.length > 0,
    message: heard.value || conversations.byId.size > 0,
    people: settings.people.length > 1,
    hours: inboxes.value.some((inbox) => inbox.calendarId !== null),
    mail: inboxes.value.some((inbox) => inbox.channel === 'email'),
  }));
  const complete = computed(() => MILESTONES.every((milestone) => done.value[milestone]));

  /** Asks whether any conversation was ever had; later ones come live. */
  async function ask(): Promise<void> {
    for (const tier of ['open', 'resolved']) {
      if (done.value.message) return;
      const page = await api.get<ConversationPage>('/conversations', { query: { tier, limit: 1 } });
      heard.value = page.items.length > 0;
    }
  }

  const hidden = computed(() => preferences.setupHidden.includes(session.workspaceId));
  function hide(): void {
    if (!hidden.value) preferences.setupHidden = [...preferences.setupHidden, session.workspaceId];
  }
  return { web, done, complete, ask, hidden, hide };
}
