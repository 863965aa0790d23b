import { computed, onBeforeUnmount, ref, watch, type ComputedRef, type Ref } from 'vue';
import { api } from '@/api/client';
import { clockOffset, serverNow } from '@/live';
import { useNow } from '@/stores/clock';
import { Feed } from './feed';
import type { Floor } from './types';

/** Seconds after which figures no longer count as those of now. */
export const STALE = 10;

/** The floor as it is, asked for while the screen is there and `may` says so. `always` also asks while the page is in the background, as on a wall. */
export function useFloor(queues: Ref<string> | ComputedRef<string>, always = false, may: Ref<boolean> = ref(true)) {
  const now = useNow();
  const feed = new Feed<Floor>({
    ask: async (known, signal) => {
      const answer = await api.get<Floor | undefined>('/floor', { query: { known: known?.tag, queues: queues.value }, signal, timeout: 8_000 });
      // A wall has no live socket that would tell the server's time.
      if (answer && always) clockOffset.value = Date.parse(answer.at) - Date.now();
      return answer;
    },
    now: serverNow,
    awake: () => may.value && (always || document.visibilityState === 'visible'),
  });
  const wake = (): void => {
    if (document.visibilityState === 'visible') void feed.refresh();
  };
  feed.start();
  document.addEventListener('visibilitychange', wake);
  window.addEventListener('online', wake);
  // What was last seen of a line is shown until its newest figures are here: a wall that turns pages never goes blank.
  const kept = new Map<string, Floor>();
  const stopQueues = watch(queues, (id, before) => {
    if (feed.data.value) kept.set(before, feed.data.value);
    void feed.turn(kept.get(id) ?? null);
  });
  onBeforeUnmount(() => {
    stopQueues();
    document.removeEventListener('visibilitychange', wake);
    window.removeEventListener('online', wake);
    feed.stop();
  });
  /** How old the figures are, in whole seconds. */
  const delay = computed(() => (feed.heardAt.value === 0 ? 0 : Math.max(0, Math.round((now.value - feed.heardAt.value) / 1000))));
  const stale = computed(() => feed.heardAt.value > 0 && delay.value > STALE);
  return { floor: feed.data, error: feed.error, delay, stale, now, refresh: () => feed.refresh() };
}
