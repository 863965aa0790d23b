// What was sent here and not yet acknowledged. Each item is kept in this browser until the server has it,
// under the id the client gave it, so a reload or a restarted server can neither lose nor double it.
import { defineStore } from 'pinia';
import { computed, shallowReactive, watch } from 'vue';
import { api, ApiProblem } from '@/api/client';
import type { Attachment, Id, Mention, Message } from '@/api/types';
import type { LetterDraft } from '@/inbox/composer/letters';
import { liveState } from '@/live';
import { onFrames } from '@/live/kinds';
import { LocalRecords } from './local';
import { useOutgoing } from './outgoing';
import { useSession } from './session';
import { useThreads } from './threads';

export interface Outgoing {
  id: Id;
  conversationId: Id;
  text: string;
  note: boolean;
  attachments: Attachment[];
  mentions: Mention[];
  seenPosition: number | null;
  resolve: boolean;
  /** Seconds in which it can be taken back once the server has it. */
  undoSeconds?: number;
  sendAt?: string | null;
  unlessCustomerWrites?: boolean;
  /** Subject and recipients, where somebody has chosen them; mail only. */
  letter?: LetterDraft | null;
  createdAt: string;
  /** held: a colleague answered meanwhile, the agent decides; refused: the server said no. */
  state: 'queued' | 'sending' | 'held' | 'refused';
  meanwhile?: Message[];
  problem?: { code: string; text: string; traceId: string | null };
}

const SLOWEST = 15_000;

const letterOf = (letter: LetterDraft): object => ({
  ...(letter.subject?.trim() ? { subject: letter.subject.trim() } : {}),
  ...(letter.to.length > 0 ? { recipients: { to: letter.to, cc: letter.cc, bcc: letter.bcc } } : {}),
});

export const useOutbox = defineStore('outbox', () => {
  const items = shallowReactive(new Map<Id, Outgoing>());
  let records: LocalRecords<Outgoing> | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  const sent = new Set<(item: Outgoing, message: Message) => void>();

  const unsent = computed(() => items.size);
  const of = (conversationId: Id): Outgoing[] =>
    [...items.values()].filter((item) => item.conversationId === conversationId);

  function keep(item: Outgoing): void {
    items.set(item.id, item);
    records?.set(item.id, item);
  }

  function drop(id: Id): void {
    items.delete(id);
    records?.delete(id);
  }

  /** Takes up what an earlier visit left. */
  function open(): void {
    const session = useSession();
    records = new LocalRecords(`heed.outbox.${session.workspaceId}.${session.personId}`);
    items.clear();
    const left = records.all().map(([, item]) => item).sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1));
    for (const item of left) items.set(item.id, item.state === 'sending' ? { ...item, state: 'queued' } : item);
    void flush();
  }

  function add(item: Omit<Outgoing, 'state' | 'createdAt'>): void {
    keep({ ...item, state: 'queued', createdAt: new Date().toISOString() });
    void flush();
  }

  const running = new Set<Id>();
  async function flush(): Promise<void> {
    clearTimeout(timer);
    const heads = new Map<Id, Outgoing>();
    for (const item of items.values()) if (!heads.has(item.conversationId)) heads.set(item.conversationId, item);
    // Within a conversation strictly one after the other: the order on screen is the order sent.
    await Promise.all([...heads.values()].filter((item) => item.state === 'queued' && !running.has(item.conversationId)).map(run));
  }

  async function run(first: Outgoing): Promise<void> {
    running.add(first.conversationId);
    try {
      let item: Outgoing | undefined = first;
      while (item && item.state === 'queued') {
        if (!(await send(item))) return;
        item = of(first.conversationId)[0];
      }
    } finally {
      running.delete(first.conversationId);
    }
  }

  async function send(item: Outgoing): Promise<boolean> {
    items.set(item.id, { ...item, state: 'sending' });
    try {
      // The message's own id makes this repeatable: the same id gets the same answer.
      const message = await api.post<Message>(`/conversations/${item.conversationId}/messages`, {
        id: item.id,
        text: item.text,
        note: item.note,
        fileIds: item.attachments.map((a) => a.id),
        mentions: item.mentions.map(({ kind, id }) => ({ kind, id })),
        seenPosition: item.note ? null : item.seenPosition,
        ...(item.resolve ? { resolve: true } : {}),
        ...(item.undoSeconds && !item.sendAt ? { undoSeconds: item.undoSeconds } : {}),
        ...(item.sendAt ? { sendAt: item.sendAt, unlessCustomerWrites: item.unlessCustomerWrites ?? false } : {}),
        ...(item.letter ? letterOf(item.letter) : {}),
      });
      failures = 0;
      if (message.position > 0) useThreads().put(message);
      else useOutgoing().took(message, { resolve: item.resolve, unlessCustomerWrites: item.unlessCustomerWrites ?? false });
      drop(item.id);
      for (const tell of sent) tell(item, message);
      return true;
    } catch (error) {
      settle(item, error);
      return false;
    }
  }

  function settle(item: Outgoing, error: unknown): void {
    if (!items.has(item.id)) return;
    if (!(error instanceof ApiProblem)) throw error;
    if (error.passing || error.status === 401) {
      items.set(item.id, { ...item, state: 'queued' });
      failures++;
      const wait = error.retryAfter ? error.retryAfter * 1000 : Math.min(SLOWEST, 500 * 2 ** Math.min(failures, 6));
      clearTimeout(timer);
      timer = setTimeout(() => void flush(), wait * (0.7 + 0.3 * Math.random()));
    } else if (error.code === 'answeredMeanwhile') {
      keep({ ...item, state: 'held', meanwhile: (error.body['messages'] as Message[] | undefined) ?? [] });
    } else {
      const text = Object.values(error.errors).flat()[0]?.message ?? error.body.detail ?? error.body.title ?? '';
      keep({ ...item, state: 'refused', problem: { code: error.code, text, traceId: error.traceId } });
    }
  }

  /** The agent has read what the colleague wrote and still wants to send. */
  function confirm(id: Id): void {
    const item = items.get(id);
    if (!item) return;
    const newest = Math.max(item.seenPosition ?? 0, ...(item.meanwhile ?? []).map((m) => m.position));
    keep({ ...item, state: 'queued', meanwhile: undefined, seenPosition: newest });
    void flush();
  }

  function retry(id: Id): void {
    const item = items.get(id);
    if (!item) return;
    keep({ ...item, state: 'queued', problem: undefined });
    void flush();
  }

  // The message may come back by the live stream before the answer to our request does.
  onFrames((frame) => {
    if ((frame.kind === 'message' || frame.kind === 'outgoing') && frame.id && frame.data && items.has(frame.id)) {
      const item = items.get(frame.id)!;
      drop(frame.id);
      for (const tell of sent) tell(item, frame.data as Message);
    }
  });
  watch(liveState, (state) => {
    if (state === 'live' || state === 'polling') void flush();
  });

  const onSent = (tell: (item: Outgoing, message: Message) => void): (() => void) => {
    sent.add(tell);
    return () => sent.delete(tell);
  };

  return { items, unsent, of, open, add, drop, confirm, retry, flush, onSent };
});
