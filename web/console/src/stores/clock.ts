// One ticker for every waiting clock on the screen; it rests while nobody looks.
import { onScopeDispose, ref, type Ref } from 'vue';
import { serverNow } from '@/live';

const now = ref(serverNow());
let users = 0;
let timer: ReturnType<typeof setInterval> | undefined;

function tick(): void {
  if (document.visibilityState === 'visible') now.value = serverNow();
}

export function useNow(): Readonly<Ref<number>> {
  if (users++ === 0) {
    now.value = serverNow();
    timer = setInterval(tick, 1000);
    document.addEventListener('visibilitychange', tick);
  }
  onScopeDispose(() => {
    if (--users > 0) return;
    clearInterval(timer);
    document.removeEventListener('visibilitychange', tick);
  });
  return now;
}

/** Seconds a customer may wait for an answer, and when the merged alert sounds. */
export const WAIT_TARGET = 180;
export const WAIT_ALERT = 100;

export type WaitLevel = 'calm' | 'soon' | 'late';
export function waitLevel(seconds: number): WaitLevel {
  if (seconds >= WAIT_TARGET) return 'late';
  return seconds >= WAIT_TARGET * 0.6 ? 'soon' : 'calm';
}
