import { Refusal } from './api';
import { createCursor } from './cursor';
import { backoff } from './retry';
import type { Frame } from './types';

export interface LiveOptions {
  url: string;
  token(): string;
  poll(after: string, wait: number): Promise<{ frames: Frame[]; cursor: string }>;
  frame(frame: Frame): void;
  /** What we hold may have holes: read it afresh. */
  reset(): void;
  online(yes: boolean): void;
  /** The server no longer takes the token. */
  refused(): void;
}

export interface Live {
  start(cursor: string): void;
  stop(): void;
  /** False when there is no open socket. */
  send(frame: object): boolean;
  /** The network or the tab came back: do not sit out the wait. */
  wake(): void;
  /** A new connection at once, for when the network changed under the old one. False when stopped. */
  restart(): boolean;
}

const silence = 60_000; // The server pings every 25 s; two lost pings mean a dead line.
const pollSpell = 60_000; // After a minute of polling the socket gets another chance.

export function createLive(o: LiveOptions): Live {
  const cursor = createCursor(null);
  let run = 0; // Each connection, poll or wait belongs to one run; whatever comes from an older one is ignored.
  let fails = 0;
  let waiting = false;
  let active = false;
  let socket: WebSocket | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function next(): number {
    clearTimeout(timer);
    waiting = false;
    const old = socket;
    socket = null;
    old?.close();
    return ++run;
  }

  function later(action: () => void) {
    next();
    waiting = true;
    timer = setTimeout(action, backoff(fails));
  }

  function lost(ask = false) {
    o.online(false);
    fails++;
    // Every second failure asks over plain HTTP: a proxy may forbid sockets, and only an HTTP answer says why.
    later(ask || fails % 2 === 0 ? poll : connect);
  }

  function up() {
    fails = 0;
    o.online(true);
  }

  function handle(frame: Frame): boolean {
    if (frame.type === 'reset') {
      if (frame.cursor) cursor.set(frame.cursor);
      o.reset();
      return true;
    }
    const verdict = cursor.judge(frame);
    if (verdict === 'apply') o.frame(frame);
    return verdict !== 'gap';
  }

  function connect() {
    const mine = next();
    const line = socket = new WebSocket(o.url);
    let ready = false;
    const listen = () => {
      clearTimeout(timer);
      timer = setTimeout(() => mine === run && lost(), silence);
    };
    listen();
    line.onopen = () => line.send(JSON.stringify({ type: 'hello', token: o.token(), after: cursor.text() }));
    line.onclose = event => mine === run && lost(!ready && (event.code === 1008 || event.code > 4000));
    line.onmessage = event => {
      if (mine !== run) return;
      listen();
      const frame = JSON.parse(event.data) as Frame;
      if (frame.type === 'ready') {
        ready = true;
        // With a cursor of our own the missed frames follow now; only without one does the server set the start.
        if (!cursor.text() && frame.cursor) cursor.set(frame.cursor);
        up();
      } else if (frame.type === 'ping') {
        line.send('{"type":"pong"}');
      } else if (!handle(frame)) {
        fails++;
        later(connect);
      }
    };
  }

  async function poll() {
    const mine = next();
    const end = Date.now() + pollSpell;
    let wait = 0; // The first answer comes at once and tells whether we are back.
    try {
      while (Date.now() < end) {
        const answer = await o.poll(cursor.text() ?? '', wait);
        if (mine !== run) return;
        up();
        if (!answer.frames.every(handle)) o.reset();
        cursor.set(answer.cursor);
        wait = 25;
      }
      connect();
    } catch (error) {
      if (mine !== run) return;
      if (error instanceof Refusal && error.status === 401) {
        next();
        o.refused();
      } else {
        lost();
      }
    }
  }

  return {
    start(from) {
      cursor.set(from);
      fails = 0;
      active = true;
      connect();
    },
    stop() {
      active = false;
      next();
    },
    send(frame) {
      if (socket?.readyState !== 1) return false;
      socket.send(JSON.stringify(frame));
      return true;
    },
    wake: () => {
      if (waiting) connect();
    },
    restart() {
      if (active) connect();
      return active;
    },
  };
}
