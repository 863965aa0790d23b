// The live stream: a WebSocket that resumes by cursor, falling back to long polling.
// Frames form a chain (`prev` names the one sent before); a broken link means a lost frame, so we reconnect.
export interface Frame {
  type: string;
  seq?: number;
  prev?: number;
  event?: string;
  kind?: string;
  id?: string;
  data?: unknown;
  actor?: { kind: string; id: string } | null;
  at?: string;
  cursor?: string;
  time?: string;
  reason?: string;
  [more: string]: unknown;
}

export type LiveState = 'connecting' | 'live' | 'polling' | 'offline';

export interface Socket {
  onopen: ((e: never) => void) | null;
  onmessage: ((e: { data: unknown }) => void) | null;
  onclose: ((e: never) => void) | null;
  send(text: string): void;
  close(): void;
}

export interface LiveOptions {
  openSocket: (after: string | null) => Socket;
  poll: (after: string | null, wait: number, signal: AbortSignal) => Promise<{ frames: Frame[]; cursor: string }>;
  onFrame: (frame: Frame) => void;
  onReset: () => void;
  onState: (state: LiveState) => void;
  onClock?: (serverTime: number) => void;
  random?: () => number;
}

const FIRST_DELAY = 400;
/** A server that restarts is back within seconds, and then nobody should wait for us; a long outage is asked about less often. */
const PATIENT_DELAY = 2_000;
const LONGEST_DELAY = 15_000;
const PATIENT_TRIES = 60;
/** The server pings every 25 s; twice that in silence means the line is dead. */
const SILENCE = 55_000;
/** Sockets may be blocked by a proxy: after this many failures in a row we poll. */
const FAILURES_BEFORE_POLLING = 3;
const POLLING_BEFORE_SOCKET = 60_000;
const UNSTORED = new Set(['typing', 'viewing']);

export class Live {
  private epoch = '';
  private seq = -1;
  private socket: Socket | null = null;
  private polling: AbortController | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private watchdog: ReturnType<typeof setTimeout> | undefined;
  private failures = 0;
  /** Sockets fail while plain requests get through: then polling is worth it. */
  private onlyHttp = false;
  private stopped = true;
  private state: LiveState = 'connecting';
  private lastHeard = 0;

  constructor(private readonly options: LiveOptions) {}

  get cursor(): string | null {
    return this.seq < 0 ? null : `${this.epoch}.${this.seq}`;
  }

  start(): void {
    this.stopped = false;
    this.connect();
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
    this.drop();
  }

  /** The browser says something changed (online, tab shown): find out now instead of at the next try. */
  wake(): void {
    if (this.stopped) return;
    if (this.state === 'live' && Date.now() - this.lastHeard < 30_000) return;
    this.failures = 0;
    this.connect();
  }

  sleep(): void {
    this.set('offline');
  }

  send(frame: Record<string, unknown>): void {
    if (this.state === 'live') this.socket?.send(JSON.stringify(frame));
  }

  private set(state: LiveState): void {
    if (this.state === state) return;
    this.state = state;
    this.options.onState(state);
  }

  private drop(): void {
    clearTimeout(this.watchdog);
    this.polling?.abort();
    this.polling = null;
    const socket = this.socket;
    this.socket = null;
    if (socket) {
      socket.onopen = socket.onmessage = socket.onclose = null;
      socket.close();
    }
  }

  private connect(): void {
    clearTimeout(this.timer);
    this.drop();
    if (this.stopped) return;
    if (this.state === 'live') this.set('connecting');
    let socket: Socket;
    try {
      socket = this.options.openSocket(this.cursor);
    } catch {
      // Some networks and policies refuse sockets at once; polling still works there.
      this.failed();
      return;
    }
    this.socket = socket;
    this.listen();
    socket.onmessage = (e) => {
      if (this.socket !== socket) return;
      this.listen();
      this.receive(JSON.parse(String(e.data)) as Frame);
    };
    socket.onclose = () => {
      if (this.socket === socket) this.failed();
    };
  }

  private listen(): void {
    this.lastHeard = Date.now();
    clearTimeout(this.watchdog);
    this.watchdog = setTimeout(() => this.failed(), SILENCE);
  }

  private failed(): void {
    this.drop();
    if (this.stopped) return;
    this.failures++;
    if (!this.onlyHttp) this.set('offline');
    if (this.failures < FAILURES_BEFORE_POLLING) this.later(() => this.connect());
    else if (this.onlyHttp) void this.pollFor(POLLING_BEFORE_SOCKET);
    else this.later(() => void this.probe());
  }

  /** One plain request tells whether the server is away or only sockets are blocked. */
  private async probe(): Promise<void> {
    const probing = (this.polling = new AbortController());
    try {
      const { frames, cursor } = await this.options.poll(this.cursor, 0, probing.signal);
      if (this.polling !== probing) return;
      for (const frame of frames) this.receive(frame);
      if (this.polling !== probing) return;
      this.moveTo(cursor);
      this.onlyHttp = true;
      this.connect();
    } catch {
      if (this.polling !== probing) return;
      this.polling = null;
      this.failures++;
      this.later(() => this.connect());
    }
  }

  private later(run: () => void): void {
    const longest = this.failures > PATIENT_TRIES ? LONGEST_DELAY : PATIENT_DELAY;
    const cap = Math.min(longest, FIRST_DELAY * 2 ** Math.min(this.failures, 6));
    // Full jitter: after a restart of the server not everybody may come back at the same instant.
    const wait = cap * (0.3 + 0.7 * (this.options.random ?? Math.random)());
    clearTimeout(this.timer);
    this.timer = setTimeout(run, wait);
  }

  private async pollFor(duration: number): Promise<void> {
    const polling = (this.polling = new AbortController());
    this.set('polling');
    const until = Date.now() + duration;
    try {
      while (this.polling === polling && Date.now() < until) {
        const { frames, cursor } = await this.options.poll(this.cursor, 25, polling.signal);
        if (this.polling !== polling) return;
        for (const frame of frames) this.receive(frame);
        if (this.polling !== polling) return;
        this.moveTo(cursor);
      }
      if (this.polling === polling) this.connect();
    } catch {
      if (this.polling !== polling) return;
      this.polling = null;
      this.onlyHttp = false;
      this.failures++;
      this.set('offline');
      this.later(() => this.connect());
    }
  }

  private moveTo(cursor: string): void {
    const dot = cursor.lastIndexOf('.');
    this.epoch = cursor.slice(0, dot);
    this.seq = Number(cursor.slice(dot + 1));
  }

  private receive(frame: Frame): void {
    switch (frame.type) {
      case 'ready':
        this.failures = 0;
        this.onlyHttp = false;
        // When resuming, the frames since our cursor follow; the cursor of `ready` is only for a first visit.
        if (this.seq < 0 && frame.cursor) this.moveTo(frame.cursor);
        if (frame.time) this.options.onClock?.(Date.parse(frame.time));
        this.set('live');
        this.options.onFrame(frame);
        return;
      case 'ping':
        this.socket?.send('{"type":"pong"}');
        return;
      case 'reset':
        if (frame.cursor) this.moveTo(frame.cursor);
        this.options.onReset();
        return;
    }
    if (UNSTORED.has(frame.type) || frame.seq === undefined) {
      this.options.onFrame(frame);
      return;
    }
    if (frame.seq <= this.seq) return;
    if (frame.prev !== undefined && frame.prev !== this.seq) {
      this.connect();
      return;
    }
    this.seq = frame.seq;
    if (frame.type !== 'mark') this.options.onFrame(frame);
  }
}
