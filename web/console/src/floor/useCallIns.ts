// What those who were called in have said, while it matters.
import { onBeforeUnmount, shallowRef } from 'vue';
import type { Id } from '@/api/types';
import { serverNow } from '@/live';
import { recentWords, type FloorReply } from '@/words/store';

/** How often it is asked while somebody has yet to answer. */
const EVERY = 8_000;

/** The last call of each person that still stands, with the answer; null while there is none. */
export function useCallIns() {
  const replies = shallowRef<ReadonlyMap<Id, FloorReply | null>>(new Map());
  let timer: ReturnType<typeof setTimeout> | undefined;
  let over = false;

  async function load(): Promise<void> {
    clearTimeout(timer);
    try {
      const now = serverNow();
      const standing = (await recentWords()).filter((one) => one.word.kind === 'callIn' && one.withdrawnAt === null && Date.parse(one.word.until) > now);
      if (over) return;
      const next = new Map<Id, FloorReply | null>();
      // The newest comes first: what an older one was answered with is past.
      for (const one of standing) for (const id of one.people) if (!next.has(id)) next.set(id, one.replies.find((reply) => reply.personId === id)?.reply ?? null);
      replies.value = next;
    } catch {
      // The floor goes on without; it is asked again below.
    }
    if (!over && replies.value.size > 0) timer = setTimeout(() => void load(), EVERY);
  }
  void load();
  onBeforeUnmount(() => {
    over = true;
    clearTimeout(timer);
  });
  return { replies, load };
}
