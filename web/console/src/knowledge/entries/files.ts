// Pictures and files of an entry: on their way, taken into the draft, and named in its answers as `file:ID`.
import { computed, provide, shallowReactive, type ComputedRef, type InjectionKey } from 'vue';
import type { Id } from '@/api/types';
import { t } from '@/i18n';
import { formatSize } from '@/i18n/format';
import { useFileUploads as useUploads } from './uploads';
import { useToast } from '@/ui';
import type { StoredFile } from '../api';
import { contentOf, type Draft, type EntryEditing } from './useEntry';

export const MAX_BYTES = 20 * 1024 * 1024;
export const MAX_FILES = 10;
export const filesKey: InjectionKey<ComputedRef<Map<Id, StoredFile>>> = Symbol('files of the entry');

export const isPicture = (file: Pick<StoredFile, 'contentType'>): boolean => file.contentType.startsWith('image/');
/** Words that cannot break out of a reference. */
const plain = (name: string): string => name.replace(/\.[A-Za-z0-9]{1,5}$/u, '').replace(/[\[\]()\\`*_!<>\n\r]/gu, ' ').replace(/\s+/gu, ' ').trim();
export const reference = (file: StoredFile): string => `${isPicture(file) ? '!' : ''}[${plain(file.name) || (isPicture(file) ? t('knowledge.files.picture') : file.id.slice(-6))}](file:${file.id})`;
export const isUsed = (draft: Pick<Draft, 'answers'>, id: Id): boolean => draft.answers.some((answer) => [answer.markdown, ...answer.cases.map((one) => one.markdown)].some((text) => text.includes(`](file:${id}`)));
/** What can be sent of what was chosen, and why the rest cannot. */
export function sift(chosen: readonly File[], held: number): { good: File[]; large: File[]; many: boolean } {
  const fitting = chosen.filter((file) => file.size <= MAX_BYTES);
  const room = Math.max(0, MAX_FILES - held);
  return { good: fitting.slice(0, room), large: chosen.filter((file) => file.size > MAX_BYTES), many: fitting.length > room };
}

export function useEntryFiles(editing: EntryEditing, insert: (words: string) => void) {
  const toast = useToast();
  const fresh = shallowReactive(new Map<Id, StoredFile>());
  const inserting = new Set<string>();
  /** Of the draft, the published version and this visit: one that is taken out may come back by undo. */
  const known = computed(() => {
    const entry = editing.entry.value;
    return new Map([...(entry?.published?.files ?? []), ...(entry ? contentOf(entry).files : []), ...fresh.values()].map((file) => [file.id, file]));
  });
  provide(filesKey, known);
  const uploads = useUploads((file, owner) => {
    fresh.set(file.id, file);
    if (!editing.value.value) return;
    editing.value.value.fileIds = [...editing.value.value.fileIds, file.id];
    if (inserting.delete(owner) && isPicture(file)) insert(reference(file));
  });

  /** `place`: a picture goes into the answer where somebody writes. */
  function add(chosen: readonly File[], place = false): void {
    const { good, large, many } = sift(chosen, (editing.value.value?.fileIds.length ?? 0) + uploads.running.length);
    for (const file of large) toast.show(t('knowledge.files.tooLarge', { name: file.name, size: formatSize(file.size) }), { tone: 'danger' });
    if (many) toast.show(t('knowledge.files.tooMany'), { tone: 'danger' });
    for (const file of good) {
      const owner = crypto.randomUUID();
      if (place) inserting.add(owner);
      uploads.add(file, owner);
    }
  }
  return { known, running: uploads.running, add, retry: uploads.retry, drop: uploads.drop, insert: (file: StoredFile) => insert(reference(file)) };
}
export type EntryFiles = ReturnType<typeof useEntryFiles>;
