// One entry while somebody writes: what the server has, what was typed, and how the one becomes the other without a button.
import { computed, onScopeDispose, ref, shallowRef, watch, type Ref } from 'vue';
import { ApiProblem } from '@/api/client';
import type { Id } from '@/api/types';
import { onFrames } from '@/live';
import { changedFields, copy, patchOf, rebase } from '@/settings/form/draft';
import { LocalRecords } from '@/stores/local';
import { useSession } from '@/stores/session';
import { knowledge, type Audience, type Content, type Entry, type EntryRow } from '../api';
import { useEntryList } from '../stores';

/** What is written in the editor and saved by itself. */
export interface Draft extends Pick<Content, 'question' | 'language' | 'titles' | 'variants' | 'answers' | 'related'> {
  audience: Audience;
  fileIds: Id[];
}
export type SaveState = 'saved' | 'waiting' | 'saving' | 'offline' | 'failed' | 'clean';
const DELAY = 1_200;

export const contentOf = (entry: Entry): Content =>
  entry.draft ?? entry.published ?? { question: entry.question, language: entry.language, titles: {}, variants: [], answers: [], related: [], files: [], audience: entry.audience };
export function draftOf(entry: Entry): Draft {
  const { question, language, titles, variants, answers, related, audience, files } = contentOf(entry);
  const list = answers.length > 0 ? answers : [{ channel: 'general' as const, language, markdown: '', cases: [] }];
  return copy({ question, language, titles, variants, answers: list, related, audience, fileIds: files.map((file) => file.id) });
}

export function useEntry(id: Id) {
  const list = useEntryList();
  const session = useSession();
  const kept = new LocalRecords<{ base: Draft; value: Draft }>(`heed.knowledge.${session.workspaceId}.${session.personId}`);
  const entry = shallowRef<Entry | null>(null);
  const base = ref<Draft | null>(null) as Ref<Draft | null>;
  const value = ref<Draft | null>(null) as Ref<Draft | null>;
  const state = ref<SaveState>('clean');
  const savedAt = ref<string | null>(null);
  const problem = shallowRef<unknown>(null);
  const error = shallowRef<unknown>(null);
  const conflicts = ref<{ field: string; theirs: unknown }[]>([]);
  const gone = ref(false);
  const dirty = computed(() => base.value !== null && value.value !== null && changedFields(base.value, value.value).length > 0);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let saving: Promise<boolean> | null = null;

  /** A state from the server; what was typed and is not in it yet stays on top. */
  function take(next: Entry): void {
    const theirs = draftOf(next);
    if (base.value && value.value && dirty.value) {
      const merged = rebase(base.value, value.value, theirs);
      conflicts.value = merged.conflicts.map((field) => ({ field, theirs: theirs[field] }));
      value.value = merged.value;
    } else if (!value.value || changedFields(value.value, theirs).length > 0) value.value = copy(theirs);
    base.value = theirs;
    entry.value = next;
    list.put(next);
  }

  async function load(): Promise<void> {
    error.value = null;
    try {
      take(await knowledge.read(id));
      const left = kept.get(id);
      // Written while the server could not be reached, and the page was closed since.
      if (left && base.value) value.value = rebase(left.base, left.value, base.value).value;
    } catch (e) {
      error.value = e;
      gone.value = e instanceof ApiProblem && e.status === 404;
    }
  }

  async function send(): Promise<boolean> {
    const [from, to, known] = [base.value, value.value, entry.value];
    if (!from || !to || !known || !dirty.value) return true;
    const sent = copy(to);
    state.value = 'saving';
    try {
      const stored = await knowledge.change(id, patchOf(from, sent), known.version);
      // Where the server tidied what was sent, the text under the caret stays as it was typed.
      [base.value, entry.value] = [sent, stored];
      list.put(stored);
      [state.value, savedAt.value, problem.value] = ['saved', stored.draftAt ?? new Date().toISOString(), null];
      kept.delete(id);
      return true;
    } catch (e) {
      if (!(e instanceof ApiProblem)) throw e;
      kept.set(id, { base: from, value: sent });
      if (e.status === 412) {
        take(await knowledge.read(id));
        later(50);
      } else if (e.passing) {
        state.value = 'offline';
        later(DELAY * 4);
      } else [state.value, problem.value] = ['failed', e];
      return false;
    }
  }
  /** Sends what is not sent yet, one request at a time. */
  async function save(): Promise<boolean> {
    clearTimeout(timer);
    while (saving) await saving;
    saving = send().finally(() => (saving = null));
    return saving;
  }
  function later(delay = DELAY): void {
    clearTimeout(timer);
    timer = setTimeout(() => void save().catch((e: unknown) => (problem.value = e)), delay);
  }
  watch(value, () => {
    if (!dirty.value) return;
    if (state.value !== 'saving') state.value = 'waiting';
    if (base.value && value.value) kept.set(id, { base: base.value, value: value.value });
    if (conflicts.value.length === 0) later();
  }, { deep: true });

  function decide(field: string, mine: boolean): void {
    const found = conflicts.value.find((one) => one.field === field);
    if (found && !mine && value.value) value.value = { ...value.value, [field]: copy(found.theirs) };
    conflicts.value = conflicts.value.filter((one) => one.field !== field);
    if (conflicts.value.length === 0) later(0);
  }
  /** Something other than writing: what is unsaved goes first, so that it is part of what is sent, shown or published. */
  async function act(work: (now: Entry) => Promise<Entry | undefined | void>): Promise<boolean> {
    if (!(await save())) throw problem.value ?? new ApiProblem(0, { code: 'offline' });
    const now = entry.value;
    if (!now) return false;
    take((await work(now)) || (await knowledge.read(id)));
    return true;
  }

  const stop = onFrames((frame) => {
    if (frame.kind !== 'knowledgeEntry' || frame.id !== id) return;
    if (frame.type === 'leave' || !frame.data) gone.value = true;
    else if (!saving && entry.value && (frame.data as EntryRow).version > entry.value.version) void knowledge.read(id).then((next) => next.version > (entry.value?.version ?? 0) && take(next)).catch(() => undefined);
  });
  onScopeDispose(() => {
    stop();
    if (dirty.value) void save().catch(() => undefined);
    else clearTimeout(timer);
  });
  return { entry, value, state, savedAt, problem, error, conflicts, gone, dirty, load, save, act, decide };
}
export type EntryEditing = ReturnType<typeof useEntry>;
