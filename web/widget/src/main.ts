import { createChat } from './chat';
import { choose } from './locale';
import { createBox } from './storage';
import { createPanel } from './view/panel';

type Listener = (value?: unknown) => void;

/** What the loader left for us: site key, address of the server, and the calls made so far. */
interface Stub {
  k?: string;
  b: string;
  q: [string, unknown[]][];
}

const page = window as unknown as { Heed?: Partial<Stub> };
const { k: siteKey, b: base, q: queue } = (page.Heed ?? {}) as Stub;

function run(key: string) {
  const listeners: [string, Listener][] = [];
  let ready = false;
  let wanted = false;
  let panel: ReturnType<typeof createPanel> | undefined;
  let painting = false;

  function emit(event: string, value?: unknown) {
    if (event === 'ready' && ready) return;
    ready ||= event === 'ready';
    for (const [name, listener] of listeners) if (name === event) call(listener, value);
  }

  /** The page's own mistake must not stop the chat, and still shows up as the page's. */
  function call(listener: Listener, value?: unknown) {
    queueMicrotask(() => listener(value));
  }

  // All changes of one turn make one painting.
  const chat = createChat(key, base, createBox(key, () => localStorage as never), () => {
    if (painting) return;
    painting = true;
    queueMicrotask(() => {
      painting = false;
      const { site } = chat.state;
      if (!site) return;
      if (!panel) {
        panel = createPanel(chat, choose(site.language, navigator.languages), base);
        if (wanted) panel.$open(true);
      }
      panel.$update();
    });
  }, emit);

  const open = (yes: boolean) => {
    wanted = yes;
    panel?.$open(yes);
  };
  const api: Record<string, (...values: never[]) => unknown> = {
    open: () => open(true),
    close: () => open(false),
    identify: chat.identify,
    reset: chat.reset,
    on(event: string, listener: Listener) {
      listeners.push([event, listener]);
      if (event === 'ready' && ready) call(listener);
    },
  };
  page.Heed = api;
  // Calls made before we were here, an identity above all, come before the first word to the server.
  for (const [name, values] of queue) api[name]?.(...values as never[]);
  void chat.start();
}

// A second copy of the script finds the first one's API, which has no key.
if (siteKey) {
  if (document.body) run(siteKey);
  else document.addEventListener('DOMContentLoaded', () => run(siteKey));
}
