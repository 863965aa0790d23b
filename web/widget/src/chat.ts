import { createApi, passing, type Refusal } from './api';
import { createLive } from './live';
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
  subject?: string;
}

export interface Draft {
  text: string;
  files: Attachment[];
}

type Values = Record<string, unknown>;

const pageSize = 50;
const quiet = 1_200; // A reconnect shorter than this is nobody's business.

/** Whom a signed identity speaks of. Only a hint to keep two people apart here; the server checks the signature. */
export function subjectOf(jwt: string): string | undefined {
  try {
    return JSON.parse(atob(jwt.split('.')[1]!.replace(/-/g, '+').replace(/_/g, '/'))).sub;
  } catch {
    return undefined; // Not a token: the server will refuse it with the precise reason.
  }
}

/**
 * Runs one at a time over all tabs of this browser. Where Web Locks are missing (plain http pages) it just runs:
 * messages carry their own ids, so two tabs sending the same one still make one.
 */
function exclusively<T>(name: string, action: () => Promise<T>): Promise<T> {
  return navigator.locks ? navigator.locks.request('heed:' + name, action) as Promise<T> : action();
}

export type Chat = ReturnType<typeof createChat>;

export function createChat(siteKey: string, base: string, box: Box, changed: () => void, emit: (event: string, value?: unknown) => void) {
  const root = base + 'widget/v1';
  const call = createApi(root, () => held?.token);
  const outbox = createOutbox(box);

  let held = box.get<Held>('token');
  let identity: string | undefined;
  let identifying = false;
  let starting: Promise<void> | undefined;
  let wakeStart: (() => void) | undefined;
  let startCursor: string | undefined;
  let offlineTimer: ReturnType<typeof setTimeout> | undefined;
  let againTimer: ReturnType<typeof setTimeout> | undefined;
  let typingTimer: ReturnType<typeof setTimeout> | undefined;
  let draining = false;
  let drainAgain = false;
  let sendFails = 0;
  let seenSent = 0;
  let announced = -1;

  const state = {
    site: undefined as Site | undefined,
    conversation: undefined as Conversation | undefined,
    messages: [] as Message[],
    $pending: [] as Unsent[],
    $older: false,
    $online: true,
    $ready: false,
    $open: false,
    $typing: undefined as string | undefined,
    $unread: 0,
    /** Asked for a person, in these words, before the form was filled in: said as soon as it is. */
    $wantsHuman: undefined as string | undefined,
    /** The server did not take the answers to the form. */
    $refused: false,
    /** Grows with each change of person. An answer asked for on behalf of an earlier one is dropped. */
    $person: 0,
  };

  const live = createLive({
    url: root.replace('http', 'ws') + '/live',
    token: () => held!.token,
    poll: (after, wait) => call('GET', `/events?after=${encodeURIComponent(after)}&wait=${wait}`, undefined, 40_000),
    frame: apply,
    reset: refresh,
    online: setOnline,
    refused: start,
  });

  function touch() {
    const known = new Set(state.messages.map(message => message.id));
    state.$pending = held ? outbox.list(held.customer.id).filter(item => !known.has(item.id)) : [];
    state.$unread = unread(state.messages, state.conversation?.customerSeen ?? 0);
    if (state.$ready && announced !== state.$unread) emit('unread', announced = state.$unread);
    changed();
  }

  /** After every word from the server: kept, so the next page shows it before the server is asked. */
  function keep(conversation?: Conversation | null) {
    const have = state.conversation;
    if (conversation) {
      if (have?.id === conversation.id) {
        // Answers and frames overtake each other: who knows fewer messages is older, and what has been seen stays seen.
        const { customerSeen, agentSeen } = conversation;
        if (conversation.messageCount < have.messageCount) conversation = have;
        conversation.customerSeen = Math.max(customerSeen, have.customerSeen);
        conversation.agentSeen = Math.max(agentSeen ?? 0, have.agentSeen ?? 0);
      } else if (have) {
        // A new conversation counts its positions afresh.
        seenSent = 0;
        void refresh();
      }
      state.conversation = conversation;
    }
    box.set('cache', { site: state.site, conversation: state.conversation, messages: state.messages.slice(-pageSize) });
    touch();
    void seen();
  }

  function setOnline(yes: boolean) {
    if (yes) {
      clearTimeout(offlineTimer);
      offlineTimer = undefined;
      state.$online = true;
      sendFails = 0;
      touch();
      void drain();
      void seen();
    } else {
      offlineTimer ??= setTimeout(() => {
        state.$online = false;
        touch();
      }, quiet);
    }
  }

  /** The person at this browser changes: nothing of the previous one stays on the screen or in flight. */
  function become(next: Held | null) {
    live.stop();
    clearTimeout(againTimer);
    held = next;
    state.$person++;
    state.conversation = state.$typing = startCursor = undefined;
    state.messages = [];
    state.$wantsHuman = undefined;
    state.$older = state.$ready = state.$refused = false;
    seenSent = 0;
    announced = -1;
    touch();
  }

  /** Nor in storage. */
  function leave() {
    box.clear();
    become(null);
  }

  function start(): Promise<void> {
    return starting ??= attempts().finally(() => starting = undefined);
  }

  async function attempts() {
    live.stop();
    let noToken = false;
    for (let attempt = 0; ; attempt++) {
      const { $person } = state;
      const with_ = identity;
      try {
        // Two tabs opened at once must become one visitor: the second finds the first one's token.
        await exclusively(siteKey, async () => {
          held ??= box.get('token');
          const answer = await call<StartAnswer>('POST', '/start', {
            siteKey,
            token: noToken ? undefined : held?.token,
            identity,
            language: navigator.language,
            page: { url: location.href, title: document.title, referrer: document.referrer },
          });
          if ($person === state.$person && with_ === identity) adopt(answer);
        });
        if (state.$ready) return;
      } catch (error) {
        const { status, code, after } = error as Refusal;
        if ($person !== state.$person || with_ !== identity) continue;
        if (passing(error as Refusal)) {
          setOnline(false);
          await new Promise<void>(go => setTimeout(wakeStart = go, backoff(attempt, after)));
        } else if (status === 401 && held && !noToken) {
          noToken = true;
        } else {
          console.warn('[heed]', status, code);
          if (!identity) return;
          identity = undefined;
          noToken = false;
        }
      }
    }
  }

  function adopt(answer: StartAnswer) {
    const before = held;
    const { customer } = answer;
    const same = before?.customer.id === customer.id;
    if (before && !same) {
      // Nobody whose token ran out is still the same nobody, and nobody who says who they are is that person: what they wrote goes along.
      if (before.subject) leave();
      else outbox.move(before.customer.id, customer.id);
    }
    held = { token: answer.token, customer, subject: identity ? subjectOf(identity) : same ? before.subject : undefined };
    box.set('token', held);
    state.site = answer.site;
    state.conversation = undefined;
    state.messages = answer.messages;
    state.$older = answer.messages.length >= pageSize;
    state.$ready = true;
    startCursor = answer.cursor;
    keep(answer.conversation);
    setOnline(true);
    listen();
    emit('ready');
    if (identifying) emit('identified', customer);
    identifying = false;
  }

  /** A visitor who never opened the chat and has no conversation costs the server no connection. */
  function listen() {
    if (startCursor && (state.$open || state.conversation)) {
      live.start(startCursor);
      startCursor = undefined;
    }
  }

  function receive(message: Message) {
    const news = !message.mine && !state.messages.some(known => known.id === message.id);
    state.messages = merge(state.messages, [message]);
    if (message.mine) outbox.remove(message.id);
    if (news) {
      state.$typing = undefined;
      emit('message', message);
    }
  }

  function apply(frame: Frame) {
    if (frame.type === 'typing') {
      state.$typing = frame.on ? frame.name || state.site!.title : undefined;
      clearTimeout(typingTimer);
      typingTimer = setTimeout(() => {
        state.$typing = undefined;
        touch();
      }, 8_000);
      touch();
    }
    if (frame.message) receive(frame.message);
    if (frame.message || frame.conversation) keep(frame.conversation);
  }

  /** Runs a request; its answer counts only while the same person is here. */
  async function ask<T>(method: string, path: string, body?: object, wait?: number): Promise<T> {
    const { $person } = state;
    try {
      const answer = await call<T>(method, path, body, wait);
      if ($person !== state.$person) throw new Error('The person changed.');
      return answer;
    } catch (error) {
      if ((error as Refusal).status === 401 && $person === state.$person) void start();
      throw error;
    }
  }

  async function refresh() {
    const { $person } = state;
    try {
      const answer = await ask<MessagesAnswer>('GET', '/messages');
      state.messages = answer.items;
      state.$older = answer.items.length >= pageSize;
      keep(answer.conversation);
    } catch {
      // The line died again; what is on the screen stays until it is back.
      if ($person === state.$person) againTimer = setTimeout(refresh, backoff(3));
    }
  }

  /** Sends what is unsent, strictly in the order of writing, one tab at a time. */
  async function drain(): Promise<void> {
    drainAgain = true;
    if (draining || !state.$ready) return;
    draining = true;
    clearTimeout(againTimer);
    while (drainAgain) {
      drainAgain = false;
      await exclusively(siteKey + ':send', sendAll);
    }
    draining = false;
  }

  async function sendAll() {
    for (;;) {
      const { $person } = state;
      const item = held && outbox.list(held.customer.id).find(unsent => !unsent.failed);
      if (!item || !state.$ready) return;
      const { id, text, choice, attachments, preChat, consentVersion } = item;
      try {
        const answer = await ask<{ message: Message; conversation: Conversation }>('POST', '/messages', {
          id, text, choice, fileIds: attachments.map(file => file.id), preChat, consentVersion,
        });
        sendFails = 0;
        if (preChat) box.set('form', null);
        receive(answer.message);
        keep(answer.conversation);
        listen();
      } catch (error) {
        if ($person !== state.$person) continue;
        const { status, code, after, errors } = error as Refusal;
        if (status === 401) return; // Goes on by itself with the fresh token.
        if (passing(error as Refusal)) {
          againTimer = setTimeout(drain, backoff(sendFails++, after));
          return;
        }
        outbox.put({ ...item, failed: code || 'refused' });
        if (/preChat/.test(code + Object.keys(errors))) {
          state.$refused = true;
          box.set('form', null);
        }
        if (/consent/i.test(code)) box.set('consent', null);
        touch();
      }
    }
  }

  /** Which form fields and which consent stand between the visitor and the first message. */
  function gate() {
    const { site, conversation } = state;
    const privacy = site?.privacy;
    const fields = (!conversation || state.$refused) && !box.get('form') && site?.preChat?.fields || [];
    const consent = privacy?.required && !privacy.given && box.get('consent') !== privacy.version ? privacy : undefined;
    return fields[0] || consent ? { fields, consent } : undefined;
  }

  function write(item: Omit<Unsent, 'by'>) {
    outbox.put({
      ...item,
      by: held!.customer.id,
      failed: undefined,
      preChat: box.get<Values>('form') ?? undefined,
      consentVersion: !state.site!.privacy?.given && box.get<string>('consent') || undefined,
    });
    touch();
    void drain();
  }

  async function seen() {
    const last = state.messages.at(-1)?.position ?? 0;
    const { conversation } = state;
    if (!state.$open || document.hidden || !conversation || last <= Math.max(seenSent, conversation.customerSeen)) return;
    seenSent = last;
    try {
      await ask('PUT', '/seen', { position: last });
      keep({ ...conversation, ...state.conversation, customerSeen: last });
    } catch {
      seenSent = 0; // Told again with the next message or when the line is back.
    }
  }

  /** Said in the visitor's own words, before the first message too: bot and agent alike see it, and the answer tells how long it takes. */
  function human(words: string) {
    state.$wantsHuman = gate() && words;
    if (!state.$wantsHuman) write({ id: uuid7(), text: words, choice: 'person', attachments: [], at: new Date().toISOString() });
  }

  addEventListener('storage', ({ key, newValue }) => {
    const name = key ? box.own(key) : 'token';
    if (name === 'token') {
      const next: Held | null = JSON.parse(newValue ?? 'null');
      if (next && next.customer.id === held?.customer.id) held = next;
      else if (!identifying && (held || next)) {
        // Another tab signed in or out. Follow it instead of switching back with our own page's identity, and where it
        // has no token yet, let it be the one to ask for it.
        identity = undefined;
        become(next);
        setTimeout(start, next ? 0 : 2_000);
      }
    } else if (name?.[0] === 'o') {
      // Sent by another tab: take it from the server before its bubble could vanish.
      if (!newValue && state.$ready) void refresh();
      else touch();
    }
  });
  const wake = () => {
    if (document.hidden) return;
    wakeStart?.();
    live.wake();
    void seen();
  };
  document.addEventListener('visibilitychange', wake);
  addEventListener('offline', () => setOnline(false));
  addEventListener('online', () => {
    wake();
    if (!live.restart()) setOnline(true);
  });

  Object.assign(state, held && box.get<object>('cache'));

  return {
    state,
    gate,
    human,
    write,
    $draft: () => box.get<Draft>('draft') ?? { text: '', files: [] },
    $saveDraft: (draft: Draft) => box.set('draft', draft.text || draft.files[0] ? draft : null),

    start() {
      touch();
      return start();
    },

    $setOpen(open: boolean) {
      state.$open = open;
      listen();
      void seen();
      touch();
      emit(open ? 'open' : 'close');
    },

    $send(text: string, attachments: Attachment[]) {
      write({ id: uuid7(), text, attachments, at: new Date().toISOString() });
    },

    $discard(item: Unsent) {
      outbox.remove(item.id);
      touch();
    },

    async $loadOlder() {
      const answer = await ask<MessagesAnswer>('GET', '/messages?before=' + state.messages[0]!.position);
      state.$older = !!answer.items[0];
      state.messages = merge(answer.items, state.messages);
      touch();
    },

    /** The form before the first message was filled in and the notice accepted. */
    async $accept(values: Values) {
      const { fields, consent } = gate()!;
      if (fields[0]) box.set('form', values);
      if (consent) box.set('consent', consent.version);
      state.$refused = false;
      state.$pending.filter(item => item.failed).forEach(write);
      touch();
      try {
        if (consent) await ask('POST', '/consent', { version: consent.version });
      } catch {
        // Not lost: the version also travels with the first message.
      }
      if (state.$wantsHuman) human(state.$wantsHuman);
    },

    async $rate(score: number, comment?: string) {
      await ask('PUT', '/rating', { score, comment });
    },

    $type: (on: boolean) => live.send({ type: 'typing', on }),

    $upload(file: File) {
      const form = new FormData();
      form.append('file', file);
      return ask<Attachment>('POST', '/files', form, 120_000);
    },

    identify(jwt: string) {
      const { subject } = held ?? {};
      identity = jwt;
      identifying = true;
      if (subject && subject !== subjectOf(jwt)) leave();
      // Nothing goes out under the old name from here on; a start under way without this identity is asked again.
      state.$ready = false;
      if (state.site || starting) void start();
    },

    reset() {
      identity = undefined;
      leave();
      void start();
    },
  };
}
