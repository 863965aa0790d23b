// Messages chosen to become a conversation of their own.
import { shallowReactive } from 'vue';
import type { Id, Message } from '@/api/types';

export const splitting = shallowReactive<{ conversationId: Id | null; chosen: ReadonlySet<Id> }>({ conversationId: null, chosen: new Set() });

export function startSplit(message: Message): void {
  splitting.conversationId = message.conversationId;
  splitting.chosen = new Set([message.id]);
}
export function toggleSplit(id: Id): void {
  const next = new Set(splitting.chosen);
  if (!next.delete(id)) next.add(id);
  splitting.chosen = next;
}
export function endSplit(): void {
  splitting.conversationId = null;
  splitting.chosen = new Set();
}
