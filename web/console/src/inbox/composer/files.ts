// Files of a draft: dropped, pasted or chosen. A picture pasted or dropped into mail stands in the text where the caret is.
import { computed, type Ref } from 'vue';
import type { Attachment, Id } from '@/api/types';
import { useDrafts } from '@/stores/drafts';
import { useUploads } from './uploads';

interface Field {
  id: Readonly<Ref<Id>>;
  /** Where pictures may be placed; null in chats and notes. */
  inText: () => boolean;
  /** The field to place them in; null while nobody can write there. */
  area: () => HTMLTextAreaElement | null;
}

export function useFiles({ id, inText, area }: Field) {
  const drafts = useDrafts();
  const shown = new WeakSet<File>();
  async function place(name: string, owner: Id): Promise<void> {
    const { pictureMark, placeLine } = await import('../marks/pictures');
    const field = owner === id.value && inText() ? area() : null;
    if (field) return placeLine(field, pictureMark(name));
    const draft = drafts.of(owner);
    draft.reply = [draft.reply, pictureMark(name)].filter(Boolean).join('\n');
    drafts.changed(owner);
  }
  const uploads = useUploads((attachment, owner, file) => {
    take(owner, [attachment]);
    if (shown.has(file)) void place(attachment.name, owner);
  });
  const arriving = computed(() => uploads.running.filter((one) => one.owner === id.value));
  function take(owner: Id, files: readonly Attachment[]): void {
    const draft = drafts.of(owner);
    draft.attachments = [...draft.attachments, ...files];
    drafts.changed(owner);
  }

  /** @param text Pictures among them go into the text, where there is one for them. */
  async function add(list: Iterable<File>, text = false): Promise<void> {
    const files = [...list];
    const owner = id.value;
    if (!text || !inText() || files.length === 0) return uploads.add(files, owner);
    const taken = new Set([...drafts.of(owner).attachments, ...arriving.value.map((one) => one.file)].map((one) => one.name));
    uploads.add((await import('../marks/pictures')).named(files, taken, shown), owner);
  }
  function remove(fileId: Id): void {
    const draft = drafts.of(id.value);
    const gone = draft.attachments.find((file) => file.id === fileId);
    draft.attachments = draft.attachments.filter((file) => file.id !== fileId);
    if (gone) draft.reply = draft.reply.replaceAll(`![${gone.name}]\n`, '').replaceAll(`![${gone.name}]`, '');
    drafts.changed(id.value);
  }
  /** For files that come later, into the draft that is open now. */
  function later(): (files: Attachment[]) => void {
    const owner = id.value;
    return (files) => take(owner, files);
  }
  return { arriving, add, remove, later, retry: uploads.retry, drop: uploads.drop, clear: uploads.clear };
}
