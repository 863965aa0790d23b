// Heed's service worker: shows notices while the console is closed, and a page that says so when the server cannot be reached.
// It keeps that one page and the mark, never an answer of the API nor a page with data: what was read here by one person must not
// be there for the next.
const SHELL = 'heed-shell-1';
const OFFLINE = '/console/offline.html';
const KEPT = [OFFLINE, '/console/heed.svg'];

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(SHELL)
      .then((cache) => cache.addAll(KEPT.map((path) => new Request(path, { cache: 'reload', credentials: 'omit' }))))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((name) => name.startsWith('heed-shell-') && name !== SHELL).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

// Everything but the console's own pages goes to the network as if there were no worker.
const isConsole = (path) => path === '/' || path === '/sign-in' || path.startsWith('/w/');

self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  if (url.origin !== self.location.origin) return;
  if (event.request.mode === 'navigate') {
    if (isConsole(url.pathname)) event.respondWith(fetch(event.request).catch(() => kept(OFFLINE)));
  } else if (url.pathname === '/console/heed.svg') {
    event.respondWith(fetch(event.request).catch(() => kept(url.pathname)));
  }
});

async function kept(path) {
  return (await caches.match(path)) ?? Response.error();
}

self.addEventListener('push', (event) => {
  event.waitUntil(show(event.data));
});

async function show(data) {
  let words;
  try {
    words = data.json();
  } catch {
    // A browser that got a push must show something.
    words = { title: 'Heed', body: '' };
  }
  // Who looks at the console has it before their eyes already.
  const windows = await self.clients.matchAll({ type: 'window' });
  if (windows.some((window) => window.focused) && !String(words.url).endsWith('/settings/profile')) return;
  await self.registration.showNotification(String(words.title), {
    body: String(words.body ?? ''),
    lang: String(words.lang ?? ''),
    tag: String(words.tag ?? 'heed'),
    icon: '/console/icons/heed-192.png',
    badge: '/console/icons/heed-badge.png',
    data: { url: inside(words.url) },
  });
}

/** A path of the console; whatever else is claimed becomes its front page. */
function inside(path) {
  return typeof path === 'string' && /^\/w\/\d+\/[\w/-]*$/.test(path) ? path : '/';
}

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(open(inside(event.notification.data?.url)));
});

async function open(url) {
  const windows = await self.clients.matchAll({ type: 'window' });
  const mine = windows.find((window) => new URL(window.url).pathname.startsWith('/w/'));
  if (!mine) return self.clients.openWindow(url);
  // The open console goes there by itself: nothing that is being written is thrown away by loading anew.
  await mine.focus();
  mine.postMessage({ type: 'heed.open', url });
}
