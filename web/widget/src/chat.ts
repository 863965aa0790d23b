import { createApi, Refusal } from './api';
import { subjectOf } from './identity';
import { createLive } from './live';
import { exclusively } from './locks';
import { createOutbox, type Unsent } from './outbox';
import { backoff } from './retry';
import type { Box } from './storage';
import { merge, unread } from './thread';
import type { Attachment, Conversation, Customer, Frame, Message, MessagesAnswer, Site, StartAnswer } from './types';
import { uuid7 } from './uuid';

/** Who we are to the server. Kept apart from the cache because other tabs follow it. */
interface Held {
  token: string;
  customer: Customer;
  subject: string | null;
}

interface Cache {
  site: Site;
  conversation: Conversation | null;
  messages: Message[];
}

export interface Draft {
  text: string;
  files: Attachment[];
}

export type Emit = (event: string, value?: unknown) => void;

const pageSize = 50;
const quiet = 1_200; // A reconnect shorter than this is nobody's business.

export type Chat = ReturnType<typeof createChat>;

export function createChat(siteKey: string, base: string, box: Box, changed: () => void, emit: Emit) {
  const root = base + 'widget/v1';
  const call = createApi(root, () => held?.token);
  const outbox = createOutbox(box);

  let held = box.get<Held>('t');
  let identity: string | undefined;
  /** Grows whenever the person changes. An answer that was asked for in an earlier era is dropped. */
  let era = 0;
  let offlineTimer: ReturnType<typeof setTimeout> | undefined;
  let sendTimer: ReturnType<typeof setTimeout> | undefined;
  let typingTimer: ReturnType<typeof setTimeout> | undefined;
  let wakeStart: (() => void) | null = null;
  let starting: Promise<void> | null = null;
  let sending = false;
  let sendAgain = false;
  let sendFails = 0;
  let seenSent = 0;
  let lastUnread = -1;
  let announced = false;
  let identifying = false;
  let cursorAtStart: string | null = null;
  let refreshTimer: ReturnType<typeof setTimeout> | undefined;

  const state = {
    site: null as Site | null,
    conversation: null as Conversation | null,
    messages: [] as Message[],
    pending: [] as Unsent[],
    hasOlder: false,
    online: true,
    ready: false,
    open: false,
    typing: null as string | null,
    /** Asked for a person before the form was filled in: done as soon as it is. */
    wantsHuman: false,
    formRefused: false,
    /** Grows with each change of person, so the view knows to drop what it holds itself. */
    person: 0,
  };

  const live = createLive({
    url: root.replace(/^http/, 'ws') + '/live',
    token: () => held!.token,
    poll: (after, wait) => call('GET', `/events?after=${encodeURIComponent(after)}&wait=${wait}`, undefined, wait * 1000 + 15_000),
    frame: apply,
    reset: refresh,
    online: setOnline,
    refused: start,
  });

  const mine = (name: string) => `${name}:${held?.customer.id}`;

  function touch() {
    if (held) state.pending = outbox.list(held.customer.id);
    const known = new Set(state.messages.map(message => message.id));
    state.pending = state.pending.filter(item => !known.has(item.id));
    const count = unread(state.messages, state.conversation?.customerSeen ?? 0);
    if (count !== lastUnread && state.ready) emit('unread', lastUnread = count);
    changed();
  }

  function keep() {
    if (state.site) {
      box.set('c', { site: state.site, conversation: state.conversation, messages: state.messages.slice(-pageSize) } as Cache);
    }
    touch();
  }

  function setOnline(yes: boolean) {
    clearTimeout(offlineTimer);
    if (yes) {
      if (!state.online) state.online = true;
      sendFails = 0;
      void drain();
      void seen();
      touch();
    } else {
      offlineTimer = setTimeout(() => {
        state.online = false;
        touch();
      }, quiet);
    }
  }

  /** The person at this browser changed: nothing of the previous one stays on the screen or in flight. */
  function leave() {
    era++;
    live.stop();
    clearTimeout(sendTimer);
    clearTimeout(refreshTimer);
    cursorAtStart = null;
    state.person++;
    state.conversation = null;
    state.messages = state.pending = [];
    state.hasOlder = state.ready = state.wantsHuman = state.formRefused = false;
    state.typing = null;
    seenSent = 0;
    lastUnread = -1;
    box.remove('c');
    changed();
  }

  function forget() {
    if (held) box.names('').filter(name => name.includes(held!.customer.id)).forEach(box.remove);
    box.remove('t');
    held = null;
  }

  function start(): Promise<void> {
    return starting ??= attempts().finally(() => starting = null);
  }

  async function attempts() {
    live.stop();
    let useToken = true;
    for (let attempt = 0; ; attempt++) {
      const now = era;
      try {
        // Two tabs opened at once must become one visitor: the second finds the first one's token.
        const done = await exclusively(`heed:${siteKey}:start`, async () => {
          if (!held) held = box.get<Held>('t');
          const answer = await call<StartAnswer>('POST', '/start', {
            siteKey,
            token: useToken ? held?.token : undefined,
            identity,
            language: navigator.language,
            page: { url: location.href, title: document.title, referrer: document.referrer },
          });
          if (now !== era) return false;
          adopt(answer);
          return true;
        });
        if (done) return;
        attempt = -1;
        useToken = true;
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        if (now !== era) {
          attempt = -1;
          useToken = true;
        } else if (error.passing) {
          setOnline(false);
          await new Promise<void>(go => {
            wakeStart = go;
            setTimeout(go, backoff(attempt, error.retryAfter));
          });
        } else if (useToken && held) {
          useToken = false;
        } else if (identity) {
          console.warn('[heed] identity refused:', error.code);
          identity = undefined;
          useToken = true;
        } else {
          console.warn('[heed] not started:', error.code);
          return;
        }
      }
    }
  }

  function adopt(answer: StartAnswer) {
    const before = held;
    const same = before?.customer.id === answer.customer.id;
    if (before && !same) {
      // An anonymous visitor whose token ran out is still the same nobody: what they wrote goes along.
      // What a known person wrote waits under their own name; what came before a sign-in is dropped.
      if (!before.subject && !identity) {
        outbox.move(before.customer.id, answer.customer.id);
        for (const name of ['a', 'd', 'p']) {
          const value = box.get(`${name}:${before.customer.id}`);
          if (value) box.set(`${name}:${answer.customer.id}`, value);
        }
      } else if (identity) forget();
      leave();
    }
    held = {
      token: answer.token,
      customer: answer.customer,
      subject: identity ? subjectOf(identity) : same ? before.subject : null,
    };
    box.set('t', held);
    state.site = answer.site;
    state.conversation = answer.conversation;
    state.messages = merge([], answer.messages);
    state.hasOlder = answer.messages.length >= pageSize;
    state.ready = true;
    keep();
    setOnline(true);
    cursorAtStart = answer.cursor;
    listen();
    if (!announced) emit('ready');
    announced = true;
    if (identifying && identity) emit('identified', answer.customer);
    identifying = false;
  }

  /** A visitor who never opened the chat and has no conversation costs the server no connection. */
  function listen() {
    if (cursorAtStart && (state.open || state.conversation || state.pending.length)) {
      live.start(cursorAtStart);
      cursorAtStart = null;
    }
  }

  function converse(conversation: Conversation | null | undefined) {
    const have = state.conversation;
    if (!conversation) return;
    // Answers and frames overtake each other: what has been seen stays seen.
    if (have?.id === conversation.id) {
      conversation.customerSeen = Math.max(conversation.customerSeen, have.customerSeen);
      conversation.agentSeen = Math.max(conversation.agentSeen ?? 0, have.agentSeen ?? 0);
    }
    state.conversation = conversation;
  }

  function receive(messages: Message[]) {
    const known = new Set(state.messages.map(message => message.id));
    state.messages = merge(state.messages, messages);
    for (const message of messages) {
      if (message.mine) outbox.remove(held!.customer.id, message.id);
      else if (!known.has(message.id)) {
        state.typing = null;
        emit('message', message);
      }
    }
  }

  function apply(frame: Frame) {
    if (frame.message) receive([frame.message]);
    converse(frame.conversation);
    if (frame.type === 'typing') {
      state.typing = frame.on ? frame.name ?? '' : null;
      clearTimeout(typingTimer);
      typingTimer = setTimeout(() => {
        state.typing = null;
        touch();
      }, 8_000);
      touch();
    } else if (frame.message || frame.conversation) {
      keep();
      void seen();
    }
  }

  /** Runs a request and drops its answer when the person changed meanwhile. */
  async function ask<T>(method: string, path: string, body?: object, wait?: number): Promise<T | null> {
    const now = era;
    try {
      const answer = await call<T>(method, path, body, wait);
      return now === era ? answer : null;
    } catch (error) {
      if (now !== era) return null;
      if (error instanceof Refusal && error.status === 401) void start();
      throw error;
    }
  }

  async function refresh() {
    clearTimeout(refreshTimer);
    try {
      const answer = await ask<MessagesAnswer>('GET', '/messages');
      if (!answer) return;
      state.messages = merge([], answer.items);
      state.hasOlder = answer.items.length >= pageSize;
      converse(answer.conversation);
      keep();
    } catch {
      refreshTimer = setTimeout(refresh, backoff(3)); // The line died again; what is on the screen stays until it is back.
    }
  }

  async function older(): Promise<void> {
    const first = state.messages[0];
    if (!first || !state.hasOlder) return;
    const answer = await ask<MessagesAnswer>('GET', `/messages?before=${first.position}`);
    if (!answer) return;
    state.hasOlder = answer.items.length > 0;
    state.messages = merge(state.messages, answer.items);
    touch();
  }

  /** Sends what is unsent, strictly in the order of writing, one tab at a time. */
  async function drain(): Promise<void> {
    if (sending || !held || !state.ready) {
      sendAgain = true;
      return;
    }
    clearTimeout(sendTimer);
    sending = true;
    sendAgain = false;
    const now = era;
    try {
      await exclusively(`heed:${siteKey}:send`, () => sendAll(now));
    } finally {
      sending = false;
    }
    if (sendAgain) void drain();
  }

  async function sendAll(now: number) {
    for (;;) {
      if (now !== era) return;
      const customer = held!.customer.id;
      const item = outbox.list(customer).find(unsent => !unsent.failed);
      if (!item) return;
      try {
        const answer = await call<{ message: Message; conversation: Conversation }>('POST', '/messages', {
          id: item.id,
          text: item.text,
          fileIds: item.files.map(file => file.id),
          preChat: item.preChat,
          consentVersion: item.consentVersion,
        });
        if (now !== era) return;
        sendFails = 0;
        if (item.preChat) box.remove(mine('p'));
        receive([answer.message]);
        converse(answer.conversation);
        keep();
        listen();
      } catch (error) {
        if (now !== era || !(error instanceof Refusal)) return;
        if (error.status === 401) {
          void start(); // Sends again once there is a fresh token.
          return;
        }
        if (error.passing) {
          sendTimer = setTimeout(drain, backoff(sendFails++, error.retryAfter));
          return;
        }
        outbox.put(customer, { ...item, failed: error.code });
        const fieldsRefused = error.fields.some(field => field.startsWith('preChat'));
        if (fieldsRefused) box.remove(mine('p'));
        if (/consent/i.test(error.code)) box.remove(mine('a'));
        state.formRefused ||= fieldsRefused;
        touch();
      }
    }
  }

  /** Which form fields and which consent stand between the visitor and the first message; null when nothing does. */
  function gate() {
    const { site, conversation } = state;
    const privacy = site?.privacy;
    const fields = (!conversation || state.formRefused) && !box.get(mine('p')) ? site?.preChat?.fields ?? [] : [];
    const consent = privacy?.required && !privacy.given && box.get(mine('a')) !== privacy.version ? privacy : null;
    return fields.length || consent ? { fields, consent, refused: state.formRefused } : null;
  }

  const first = () => ({
    preChat: box.get<Record<string, unknown>>(mine('p')) ?? undefined,
    consentVersion: state.site?.privacy?.given ? undefined : box.get<string>(mine('a')) ?? undefined,
  });

  async function seen() {
    const last = state.messages[state.messages.length - 1]?.position ?? 0;
    if (!state.open || document.hidden || !state.conversation) return;
    if (last <= state.conversation.customerSeen || last <= seenSent) return;
    seenSent = last;
    try {
      await ask('PUT', '/seen', { position: last });
      converse({ ...state.conversation, customerSeen: last });
      keep();
    } catch {
      seenSent = 0; // Told again with the next message or when the line is back.
    }
  }

  function becomes(next: Held | null) {
    leave();
    held = next;
    wakeStart?.();
    void start();
  }

  addEventListener('storage', event => {
    const name = event.key === null ? 't' : box.own(event.key);
    if (name === 't') {
      const next = box.get<Held>('t');
      if (next && next.customer.id === held?.customer.id) held = next;
      else if (held) {
        // Another tab signed in or out. Follow it instead of switching back with our own page's identity.
        identity = undefined;
        becomes(next);
      }
    } else if (name?.startsWith('o:')) {
      // Sent by another tab: take it from the server before its bubble could vanish.
      if (event.newValue === null && state.conversation) void refresh();
      else touch();
    }
  });
  const wake = () => {
    if (document.hidden) return;
    wakeStart?.();
    live.wake();
    void seen();
  };
  addEventListener('online', () => {
    wake();
    if (!live.restart()) setOnline(true);
  });
  addEventListener('offline', () => setOnline(false));
  document.addEventListener('visibilitychange', wake);

  const cache = box.get<Cache>('c');
  if (held && cache) Object.assign(state, cache, { hasOlder: cache.messages.length >= pageSize });

  return {
    state,
    gate,
    older,
    draft: () => box.get<Draft>(mine('d')) ?? { text: '', files: [] },
    saveDraft: (draft: Draft) => draft.text || draft.files.length ? box.set(mine('d'), draft) : box.remove(mine('d')),
    unread: () => Math.max(0, lastUnread),

    start() {
      touch();
      return start();
    },

    setOpen(open: boolean) {
      state.open = open;
      listen();
      void seen();
      touch();
      emit(open ? 'open' : 'close');
    },

    send(text: string, files: Attachment[]) {
      if (!held) return false;
      outbox.put(held.customer.id, { id: uuid7(), text, files, at: new Date().toISOString(), ...first() });
      touch();
      listen();
      void drain();
      return true;
    },

    retry(item: Unsent) {
      const { failed: _, ...again } = item;
      outbox.put(held!.customer.id, { ...again, ...first() });
      touch();
      void drain();
    },

    discard(item: Unsent) {
      outbox.remove(held!.customer.id, item.id);
      touch();
    },

    /** The form before the first message was filled in and the notice accepted. */
    async accept(values: Record<string, unknown>) {
      const open = gate();
      if (open?.fields.length) box.set(mine('p'), values);
      const version = open?.consent?.version;
      if (version !== undefined) box.set(mine('a'), version);
      state.formRefused = false;
      state.pending.filter(item => item.failed).forEach(this.retry);
      touch();
      try {
        if (version !== undefined) await ask('POST', '/consent', { version });
      } catch {
        // Not lost: the version also travels with the first message.
      }
      if (state.wantsHuman) await this.human();
    },

    async human() {
      state.wantsHuman = !!gate();
      if (state.wantsHuman) return touch();
      const answer = await ask<{ conversation?: Conversation }>('POST', '/human');
      converse(answer?.conversation);
      listen();
      keep();
    },

    async rate(score: number, comment?: string) {
      await ask('PUT', '/rating', comment ? { score, comment } : { score });
      if (state.conversation) converse({ ...state.conversation, rating: { score, comment } });
      keep();
    },

    typing(on: boolean) {
      if (state.conversation) live.send({ type: 'typing', on });
    },

    upload(file: File) {
      const form = new FormData();
      form.append('file', file, file.name);
      return ask<Attachment>('POST', '/files', form, 120_000);
    },

    identify(jwt: string) {
      const subject = subjectOf(jwt);
      const other = held?.subject && held.subject !== subject;
      identity = jwt;
      identifying = true;
      if (other) {
        forget();
        becomes(null);
      } else if (starting) {
        era++; // A start without the identity is under way: its answer would be somebody else's.
      } else if (state.ready) {
        state.ready = false;
        void start();
      }
    },

    reset() {
      identity = undefined;
      leave();
      box.clear();
      becomes(null);
    },
  };
}
