import type { Refusal } from './api';
import { judge } from './cursor';
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

// The server pings every 25 s, so a minute of spell is a dead line; a minute of polling, and the socket gets another chance.
const spell = 60_000;

export function createLive(o: LiveOptions) {
  /** Where we stand in the server's ledger: `EPOCH.SEQ`. Empty while stopped. */
  let cursor = '';
  let run = 0; // Each connection, poll or wait belongs to one run; whatever comes from an older one is ignored.
  let fails = 0;
  let socket: WebSocket | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function next(): number {
    clearTimeout(timer);
    socket?.close();
    return ++run;
  }

  function lost() {
    next();
    o.online(false);
    // Every second failure asks over plain HTTP: a proxy may forbid sockets, and only an HTTP answer says why.
    timer = setTimeout(++fails % 2 ? connect : poll, backoff(fails));
  }

  function up() {
    fails = 0;
    o.online(true);
  }

  /** False when something before this frame is missing. */
  function handle(frame: Frame): boolean {
    const dot = cursor.lastIndexOf('.') + 1;
    const verdict = judge(frame, Number(cursor.slice(dot)));
    if (frame.type === 'reset') {
      cursor = frame.cursor!;
      o.reset();
    } else if (verdict === 'apply') {
      if (frame.seq) cursor = cursor.slice(0, dot) + frame.seq;
      o.frame(frame);
    }
    return verdict !== 'gap';
  }

  function connect() {
    const mine = next();
    const line = socket = new WebSocket(o.url);
    const listen = () => {
      clearTimeout(timer);
      timer = setTimeout(lost, spell);
    };
    listen();
    line.onopen = () => line.send(JSON.stringify({ type: 'hello', token: o.token(), after: cursor }));
    line.onclose = () => mine === run && lost();
    line.onmessage = event => {
      if (mine !== run) return;
      listen();
      const frame: Frame = JSON.parse(event.data);
      // Our own cursor stands: what we missed follows `ready`.
      if (frame.type === 'ready') up();
      else if (frame.type === 'ping') send({ type: 'pong' });
      else if (!handle(frame)) lost();
    };
  }

  async function poll() {
    const mine = next();
    const end = Date.now() + spell;
    let wait = 0; // The first answer comes at once and tells whether we are back.
    try {
      while (Date.now() < end) {
        const answer = await o.poll(cursor, wait);
        if (mine !== run) return;
        up();
        if (!answer.frames.every(handle)) o.reset();
        cursor = answer.cursor;
        wait = 25;
      }
      connect();
    } catch (error) {
      if (mine !== run) return;
      if ((error as Refusal).status === 401) o.refused();
      else lost();
    }
  }

  /** Does nothing without an open socket: all that goes this way is worth nothing later. */
  function send(frame: object) {
    if (socket?.readyState === 1) socket.send(JSON.stringify(frame));
  }

  return {
    send,
    start(from: string) {
      cursor = from;
      fails = 0;
      connect();
    },
    stop() {
      cursor = '';
      next();
    },
    /** The network came back, perhaps another one: a new connection at once. False when stopped. */
    restart() {
      if (cursor) connect();
      return !!cursor;
    },
    /** The tab came back: do not sit out the wait. */
    wake() {
      if (cursor && fails) connect();
    },
  };
}
