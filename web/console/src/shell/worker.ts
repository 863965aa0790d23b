// The service worker: notices while the console is closed, and a page that says so when the server is out of reach.

/** Registers it, where there is one, and follows a click on one of its notices inside the open console. */
export function startWorker(go: (path: string) => void): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  navigator.serviceWorker.addEventListener('message', (event: MessageEvent<{ type?: string; url?: string }>) => {
    const { type, url } = event.data;
    if (type === 'heed.open' && url?.startsWith('/w/')) go(url);
  });
  // Without it the console works as ever; nothing that could be done about it here.
  navigator.serviceWorker.register('/sw.js', { scope: '/', updateViaCache: 'none' }).catch((error: unknown) => console.warn(error));
}
