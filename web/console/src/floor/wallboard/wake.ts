// Keeps the screen on while it is looked at, where the browser can.
export function keepAwake(): () => void {
  let lock: WakeLockSentinel | null = null;
  let ended = false;
  const ask = async (): Promise<void> => {
    if (ended || document.visibilityState !== 'visible' || !('wakeLock' in navigator) || (lock && !lock.released)) return;
    // Refused on low battery or by policy: the screen then follows the system, and nothing else is lost.
    lock = await navigator.wakeLock.request('screen').catch(() => null);
    if (ended) void lock?.release();
  };
  const again = (): void => void ask();
  void ask();
  // A lock ends when the page is hidden; it is asked for again when it comes back.
  document.addEventListener('visibilitychange', again);
  return () => {
    ended = true;
    document.removeEventListener('visibilitychange', again);
    void lock?.release();
  };
}
