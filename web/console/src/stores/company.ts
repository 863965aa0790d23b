// Who else is here: colleagues viewing or typing in a conversation, customers typing.
import { defineStore } from 'pinia';
import { shallowReactive } from 'vue';
import type { Id } from '@/api/types';
import { onFrames, sendLive } from '@/live';
import { useSession } from './session';

export interface Viewer { id: Id; name: string; typing: boolean }
export interface Typist { id: Id; name: string; kind: 'customer' | 'agent'; text: string }

/** A typing frame that is not repeated is taken back after this. */
const TYPING_LASTS = 8_000;
const VIEWING_REPEATED = 30_000;

export const useCompany = defineStore('company', () => {
  const viewers = shallowReactive(new Map<Id, Viewer[]>());
  const typists = shallowReactive(new Map<Id, Typist[]>());
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  let viewing: Id | null = null;
  // The server forgets a viewer who is silent for a minute; a hidden tab does not look at anything.
  setInterval(() => viewing && document.visibilityState === 'visible' && sendLive({ type: 'viewing', conversationId: viewing }), VIEWING_REPEATED);

  function stop(conversationId: Id, actorId: Id): void {
    clearTimeout(timers.get(conversationId + actorId));
    timers.delete(conversationId + actorId);
    const rest = (typists.get(conversationId) ?? []).filter((one) => one.id !== actorId);
    if (rest.length > 0) typists.set(conversationId, rest);
    else typists.delete(conversationId);
  }

  onFrames((frame) => {
    const conversationId = frame['conversationId'] as Id | undefined;
    if (frame.type === 'ready') {
      viewers.clear();
      typists.clear();
      if (viewing) sendLive({ type: 'viewing', conversationId: viewing });
    } else if (frame.type === 'viewing' && conversationId) {
      const people = (frame['people'] as Viewer[]).filter((one) => one.id !== useSession().personId);
      if (people.length > 0) viewers.set(conversationId, people);
      else viewers.delete(conversationId);
    } else if (frame.type === 'typing' && conversationId && frame.actor) {
      const actor = frame.actor as unknown as Typist;
      if (actor.id === useSession().personId) return;
      stop(conversationId, actor.id);
      if (!frame['on']) return;
      typists.set(conversationId, [...(typists.get(conversationId) ?? []), { ...actor, text: (frame['text'] as string | undefined) ?? '' }]);
      timers.set(conversationId + actor.id, setTimeout(() => stop(conversationId, actor.id), TYPING_LASTS));
    } else if (frame.kind === 'message' && frame.data) {
      const message = frame.data as { conversationId: Id; authorId: Id | null; authorKind: string };
      for (const one of typists.get(message.conversationId) ?? []) {
        if (one.id === message.authorId || one.kind === message.authorKind) stop(message.conversationId, one.id);
      }
    }
  });

  function view(conversationId: Id | null): void {
    if (viewing === conversationId) return;
    viewing = conversationId;
    sendLive({ type: 'viewing', conversationId });
  }

  return { viewers, typists, view };
});
