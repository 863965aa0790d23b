// Typing is told at most every three seconds, and taken back after five without a key.
import type { Id } from '@/api/types';
import { sendLive } from '@/live';

export function useTyping(conversation: () => Id, note: () => boolean) {
  let toldAt = 0;
  let quiet: ReturnType<typeof setTimeout> | undefined;
  function stop(conversationId = conversation()): void {
    clearTimeout(quiet);
    if (toldAt === 0) return;
    toldAt = 0;
    sendLive({ type: 'typing', conversationId, on: false, note: note() });
  }
  function tell(): void {
    if (Date.now() - toldAt > 3_000) {
      toldAt = Date.now();
      sendLive({ type: 'typing', conversationId: conversation(), on: true, note: note() });
    }
    clearTimeout(quiet);
    quiet = setTimeout(() => stop(), 5_000);
  }
  return { tell, stop };
}
