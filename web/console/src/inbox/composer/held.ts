// Held for a moment where the inbox or the person says so: within it the reply can be taken back.
import { computed } from 'vue';
import type { Conversation } from '@/api/types';
import { useNow } from '@/stores/clock';
import { useOutgoing } from '@/stores/outgoing';
import { usePreferences } from '@/stores/preferences';
import { useSession } from '@/stores/session';
import { useSettings } from '@/stores/settings';
import { useToast } from '@/ui';

export function useHeld(conversation: () => Conversation, back: () => void) {
  const outgoing = useOutgoing();
  const session = useSession();
  const settings = useSettings();
  const preferences = usePreferences().values;
  const toast = useToast();
  const now = useNow();
  const seconds = computed(() => preferences.undoSeconds ?? settings.get('inbox', conversation().inboxId)?.undoSeconds ?? 0);
  const held = computed(() => outgoing.of(conversation().id).filter((one) => one.state === 'held' && one.authorId === session.personId).at(-1) ?? null);
  const left = computed(() => (held.value ? Math.max(0, Math.ceil((Date.parse(held.value.sendAt) - now.value) / 1000)) : 0));
  async function undo(): Promise<void> {
    if (!held.value) return;
    try {
      await outgoing.takeBack(held.value);
      back();
    } catch (error) {
      toast.failure(error);
    }
  }
  return { seconds, held, left, undo };
}
