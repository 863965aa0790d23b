import { ref, shallowRef } from 'vue';
import { api } from '@/api/client';
import { applyFrame, reloadAll } from './kinds';
import { Live, type Frame, type LiveState, type Socket } from './live';

export const liveState = ref<LiveState>('connecting');
/** Server time minus local time, so that waiting clocks agree on every screen. */
export const clockOffset = ref(0);
export const serverNow = (): number => Date.now() + clockOffset.value;

const current = shallowRef<Live | null>(null);

function openSocket(after: string | null): Socket {
  const url = new URL(api.url('/live', { after }), location.href);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  return new WebSocket(url) as unknown as Socket;
}

const wake = () => document.visibilityState === 'visible' && current.value?.wake();
const sleep = () => current.value?.sleep();

export function startLive(): void {
  stopLive();
  const live = new Live({
    openSocket,
    poll: (after, wait, signal) =>
      api.get<{ frames: Frame[]; cursor: string }>('/events', { query: { after, wait }, signal, timeout: 40_000 }),
    onFrame: applyFrame,
    onReset: () => void reloadAll(),
    onState: (state) => (liveState.value = state),
    onClock: (time) => (clockOffset.value = time - Date.now()),
  });
  current.value = live;
  window.addEventListener('online', wake);
  window.addEventListener('offline', sleep);
  document.addEventListener('visibilitychange', wake);
  live.start();
}

export function stopLive(): void {
  current.value?.stop();
  current.value = null;
  window.removeEventListener('online', wake);
  window.removeEventListener('offline', sleep);
  document.removeEventListener('visibilitychange', wake);
}

export function sendLive(frame: Record<string, unknown>): void {
  current.value?.send(frame);
}

export const reconnectNow = (): void => current.value?.wake();
export { onFrames, onKind } from './kinds';
