// Unfinished texts. Reply and note are two texts, so that switching can never carry a note to the customer.
// Every keystroke is kept here at once and on the server two seconds after the last one.
import { defineStore } from 'pinia';
import { reactive } from 'vue';
import { api, ApiProblem } from '@/api/client';
import type { Attachment, Draft, Id, Mention, Outgoing } from '@/api/types';
import type { LetterDraft } from '@/inbox/composer/letters';
import { onKind } from '@/live/kinds';
import { LocalRecords } from './local';
import { useSession } from './session';

export interface LocalDraft {
  reply: string;
  note: string;
  mode: 'reply' | 'note';
  attachments: Attachment[];
  mentions: (Mention & { name: string })[];
  /** Subject and recipients, once somebody has touched them; mail only. */
  letter: LetterDraft | null;
  /** Not on the server yet. */
  dirty: boolean;
  savedAt: string | null;
  state: 'clean' | 'waiting' | 'saving' | 'saved' | 'local';
}

const DELAY = 2_000;
const empty = (): LocalDraft => ({
  reply: '', note: '', mode: 'reply', attachments: [], mentions: [], letter: null, dirty: false, savedAt: null, state: 'clean',
});

/** The server keeps one text: the one being written, or else the other. */
function current(draft: LocalDraft): { text: string; note: boolean } {
  const note = draft[draft.mode].trim() ? draft.mode === 'note' : draft.note.trim() !== '';
  return { text: note ? draft.note : draft.reply, note };
}

export const useDrafts = defineStore('drafts', () => {
  const drafts = reactive(new Map<Id, LocalDraft>());
  const timers = new Map<Id, ReturnType<typeof setTimeout>>();
  const opened = new Set<Id>();
  let records: LocalRecords<LocalDraft> | null = null;

  function open(): void {
    const session = useSession();
    records = new LocalRecords(`heed.draft.${session.workspaceId}.${session.personId}`);
    drafts.clear();
    opened.clear();
    for (const [id, draft] of records.all()) {
      drafts.set(id, { ...empty(), ...draft });
      if (draft.dirty) later(id);
    }
  }

  function of(id: Id): LocalDraft {
    if (!drafts.has(id)) drafts.set(id, empty());
    return drafts.get(id)!;
  }

  /** Reads the server's copy when a conversation is opened, unless this browser has newer words. */
  async function read(id: Id): Promise<void> {
    if (opened.has(id)) return;
    opened.add(id);
    try {
      const answer = await api.get<Draft | undefined>(`/conversations/${id}/draft`);
      if (answer) take(id, answer);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      // A conversation that is gone has no draft either; without a connection the local copy is all there is.
      if (error.status !== 404) opened.delete(id);
    }
  }

  function take(id: Id, answer: Draft): void {
    const draft = of(id);
    if (draft.dirty || timers.has(id) || (draft.savedAt && draft.savedAt >= answer.updatedAt)) return;
    draft[answer.note ? 'note' : 'reply'] = answer.text;
    if (answer.text) draft.mode = answer.note ? 'note' : 'reply';
    if (draft.attachments.length === 0) draft.attachments = answer.attachments;
    if (answer.to) draft.letter = { subject: answer.subject, to: answer.to, cc: answer.cc ?? [], bcc: answer.bcc ?? [] };
    draft.savedAt = answer.updatedAt;
    draft.state = answer.text ? 'saved' : 'clean';
    records?.set(id, draft);
  }

  function changed(id: Id): void {
    const draft = of(id);
    draft.dirty = true;
    draft.state = 'waiting';
    records?.set(id, draft);
    later(id);
  }

  function later(id: Id): void {
    clearTimeout(timers.get(id));
    timers.set(id, setTimeout(() => void save(id), DELAY));
  }

  async function save(id: Id): Promise<void> {
    clearTimeout(timers.get(id));
    timers.delete(id);
    const draft = of(id);
    const { text, note } = current(draft);
    draft.state = 'saving';
    try {
      if (text.trim() || draft.attachments.length > 0) {
        const answer = await api.put<Draft | undefined>(`/conversations/${id}/draft`, {
          text,
          note,
          ...(draft.attachments.length > 0 ? { fileIds: draft.attachments.map((file) => file.id) } : {}),
          ...draft.letter,
        });
        draft.savedAt = answer?.updatedAt ?? new Date().toISOString();
      } else {
        await api.del(`/conversations/${id}/draft`);
        draft.savedAt = null;
      }
      const now = current(draft);
      if (now.text !== text || now.note !== note) {
        // Written on while this was being saved.
        if (!timers.has(id)) later(id);
        return;
      }
      draft.dirty = false;
      draft.state = text.trim() ? 'saved' : 'clean';
      if (draft.reply || draft.note || draft.attachments.length > 0) records?.set(id, draft);
      else records?.delete(id);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      draft.state = 'local';
      if (error.passing) timers.set(id, setTimeout(() => void save(id), DELAY * 4));
    }
  }

  /** Sent or thrown away: this text is gone, the other one stays. */
  function clear(id: Id, mode: 'reply' | 'note'): void {
    const draft = of(id);
    draft[mode] = '';
    draft.mode = 'reply';
    draft.attachments = [];
    draft.mentions = [];
    if (mode === 'reply') draft.letter = null;
    draft.dirty = true;
    records?.set(id, draft);
    void save(id);
  }

  /** A reply taken back stands in front of what was begun since. */
  function restore(one: Outgoing): void {
    const draft = of(one.conversationId);
    // The server's copy may have come back first, by the live stream.
    if (!draft.reply.startsWith(one.text)) draft.reply = [one.text, draft.reply].filter((text) => text.trim()).join('\n');
    draft.mode = 'reply';
    const known = new Set(draft.attachments.map((file) => file.id));
    draft.attachments = [...one.attachments.filter((file) => !known.has(file.id)), ...draft.attachments];
    if (one.letter) draft.letter = { subject: one.letter.subject, to: [...one.letter.to], cc: [...one.letter.cc], bcc: [...one.letter.bcc] };
    changed(one.conversationId);
    void save(one.conversationId);
  }

  onKind<Draft>('draft', {
    upsert: (id, data) => take(id, data),
    remove: (id) => {
      const draft = drafts.get(id);
      if (!draft || draft.dirty || timers.has(id)) return;
      draft[draft.mode] = '';
      draft.state = 'clean';
      records?.delete(id);
    },
    reload: () => opened.clear(),
  });

  /** At sign-out: what the server has too does not stay in a browser that others may use. */
  function forget(): void {
    for (const [id, draft] of drafts) if (!draft.dirty) records?.delete(id);
    drafts.clear();
  }

  const hasDraft = (id: Id): boolean => {
    const draft = drafts.get(id);
    return Boolean(draft && (draft.reply.trim() || draft.note.trim()));
  };

  return { drafts, open, of, read, changed, save, clear, restore, forget, hasDraft };
});
