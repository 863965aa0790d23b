// Words that are completed while they are written: @colleagues and teams in notes, /canned replies everywhere.
import { computed, nextTick, ref, type Ref } from 'vue';
import type { Attachment, Canned } from '@/api/types';
import { fuzzy } from '@/shell/fuzzy';
import { useSession } from '@/stores/session';
import { useSettings } from '@/stores/settings';
import { useToast } from '@/ui';
import { slashQuery, useVariables } from './canned';
import { insertMention, mentionQuery, type Candidate } from './mentions';

interface Word {
  at: number;
  query: string;
}
interface Field {
  area: Readonly<Ref<HTMLTextAreaElement | null>>;
  text: Ref<string>;
  note: Readonly<Ref<boolean>>;
  mentioned: (one: Candidate) => void;
  /** Where files of a canned reply go: to the draft that asked for them, whatever is on screen when they come. */
  filesFor: () => (files: Attachment[]) => void;
}

export function useCompletion({ area, text, note, mentioned, filesFor }: Field) {
  const session = useSession();
  const settings = useSettings();
  const variables = useVariables();
  const toast = useToast();
  /** The @word being written, and the candidate that Enter takes. */
  const query = ref<Word | null>(null);
  const active = ref(0);
  /** The /word being written. */
  const slash = ref<Word | null>(null);

  // Mentions belong to notes: the customer must not read colleagues' names.
  const candidates = computed<Candidate[]>(() => {
    if (!query.value || !note.value) return [];
    const q = query.value.query;
    const all: Candidate[] = [
      ...settings.teams.map((team) => ({ kind: 'team' as const, id: team.id, name: team.name })),
      ...settings.people.filter((p) => p.active && p.id !== session.personId).map((p) => ({ kind: 'person' as const, id: p.id, name: p.name })),
    ];
    return all
      .map((one) => ({ one, score: fuzzy(q, one.name) }))
      .filter((x) => q === '' || x.score > 0)
      .sort((a, b) => b.score - a.score)
      .slice(0, 7)
      .map((x) => x.one);
  });

  function look(): void {
    const element = area.value;
    query.value = element && note.value ? mentionQuery(element.value, element.selectionStart) : null;
    slash.value = element ? slashQuery(element.value, element.selectionStart) : null;
    active.value = 0;
  }
  function close(): void {
    query.value = null;
    slash.value = null;
  }
  async function caretTo(at: number): Promise<void> {
    await nextTick();
    area.value?.focus();
    area.value?.setSelectionRange(at, at);
  }
  /** Writes the sign that begins such a word where the caret is, with a blank before it where it needs one. */
  async function begin(sign: '@' | '/'): Promise<void> {
    await nextTick();
    const element = area.value;
    if (!element) return;
    const at = element.selectionStart;
    const gap = at > 0 && (sign === '@' ? /[\w.@]/u : /\S/u).test(text.value[at - 1]!) ? ' ' : '';
    text.value = `${text.value.slice(0, at)}${gap}${sign}${text.value.slice(at)}`;
    await caretTo(at + gap.length + 1);
    look();
  }
  /** The text goes in at once; its files follow as soon as the server has copied them. */
  function insertCanned(reply: Canned, words: string): void {
    if (!area.value || !slash.value) return;
    const { at, query: asked } = slash.value;
    text.value = text.value.slice(0, at) + words + text.value.slice(at + 1 + asked.length);
    slash.value = null;
    void caretTo(at + words.length);
    const take = filesFor();
    variables.use(reply.id).then(({ attachments }) => attachments.length > 0 && take(attachments)).catch(toast.failure);
  }
  function choose(one: Candidate | undefined): void {
    if (!one || !area.value || !query.value) return;
    const placed = insertMention(text.value, query.value.at, area.value.selectionStart, one.name);
    text.value = placed.text;
    mentioned(one);
    query.value = null;
    void caretTo(placed.caret);
  }
  /** True when the key was for the list that is open. */
  function key(e: KeyboardEvent, canned: { count: number; move: (by: 1 | -1) => void; take: () => void } | null): boolean {
    const names = candidates.value;
    const open = names.length > 0 ? 'names' : slash.value && canned ? 'canned' : null;
    if (!open) return false;
    const move = e.key === 'ArrowDown' ? 1 : e.key === 'ArrowUp' ? -1 : 0;
    const take = e.key === 'Enter' || e.key === 'Tab';
    if (e.key === 'Escape') close();
    else if (!move && !take) return false;
    else if (open === 'names') {
      if (move) active.value = (active.value + move + names.length) % names.length;
      else choose(names[active.value]);
    } else if (canned!.count === 0) return false;
    else if (move) canned!.move(move);
    else canned!.take();
    e.preventDefault();
    return true;
  }
  return { slash, active, candidates, look, close, begin, insertCanned, choose, key };
}
