import type { Refusal } from '../api';
import type { Chat } from '../chat';
import { sends } from '../keys';
import { fill, type Words } from '../locale';
import type { Attachment } from '../types';
import { h, iconButton } from './dom';
import { isPicture } from './message';

interface Upload {
  name: string;
  $preview?: string;
  $done?: Attachment;
  $failed?: string;
}

const typingEvery = 4_000;

export function createComposer(chat: Chat, words: Words) {
  const box = h('textarea', {
    rows: 1, maxlength: 10_000, placeholder: words.$write, 'aria-label': words.$write, enterkeyhint: 'send', input, keydown, paste,
  });
  const pick = h('input', { type: 'file', multiple: true, hidden: true, change: () => (add(pick.files!), pick.value = '') });
  const go = iconButton(words.$send, null, 'send');
  const chips = h('div', { class: 'chips' });
  const element = h('form', { class: 'composer', submit }, chips,
    h('div', { class: 'line' }, iconButton(words.$attach, () => pick.click(), 'clip'), pick, box, go));

  let uploads: Upload[] = [];
  let person = -1;
  let typedAt = 0;
  let typingTimer: ReturnType<typeof setTimeout> | undefined;

  const files = () => uploads.flatMap(({ $done }) => $done ?? []);

  function fit() {
    box.style.height = 'auto';
    box.style.height = box.scrollHeight + 2 + 'px';
    go.disabled = !(box.value.trim() || uploads[0]) || uploads.some(({ $done }) => !$done);
  }

  function keep() {
    chat.$saveDraft({ text: box.value, files: files() });
    chips.replaceChildren(...uploads.map(upload => {
      const { name, $preview, $failed, $done } = upload;
      const drop = iconButton(fill(words.$remove, name), () => {
        uploads = uploads.filter(other => other !== upload);
        keep();
        box.focus();
      }, 'close');
      return h('div', { class: $failed ? 'chip error' : 'chip', role: $failed && 'alert' },
        $preview && h('img', { src: $preview, alt: '' }),
        h('span', {}, fill($failed ?? ($done ? '{}' : words.$uploading), name)), drop);
    }));
    fit();
  }

  function input() {
    chat.$saveDraft({ text: box.value, files: files() });
    fit();
    clearTimeout(typingTimer);
    typingTimer = setTimeout(stopTyping, typingEvery + 1_000);
    if (Date.now() - typedAt > typingEvery) {
      typedAt = Date.now();
      chat.$type(true);
    }
  }

  function stopTyping() {
    clearTimeout(typingTimer);
    if (typedAt) chat.$type(false);
    typedAt = 0;
  }

  function keydown(event: KeyboardEvent) {
    if (sends(event)) submit(event);
  }

  function submit(event: Event) {
    event.preventDefault();
    if (go.disabled) return;
    chat.$send(box.value.trim(), files());
    stopTyping();
    box.value = '';
    uploads = [];
    keep();
    box.focus();
  }

  function paste(event: ClipboardEvent) {
    const { files } = event.clipboardData!;
    if (!files[0]) return;
    event.preventDefault();
    add(files);
  }

  function add(list: FileList) {
    for (const file of list) {
      const upload: Upload = { name: file.name, $preview: isPicture(file.type) ? URL.createObjectURL(file) : '' };
      uploads.push(upload);
      chat.$upload(file).then(
        done => upload.$done = done,
        (error: Refusal) => upload.$failed = error.status === 413 ? words.$tooLarge : words.$uploadFailed,
      ).then(() => uploads.includes(upload) && keep());
    }
    keep();
    box.focus();
  }

  function update() {
    element.hidden = !!chat.gate();
    if (person === chat.state.$person) return;
    // First sight or another person: what the box holds belongs to whoever the draft belongs to.
    person = chat.state.$person;
    const draft = chat.$draft();
    box.value = draft.text;
    uploads = draft.files.map($done => ({ name: $done.name, $done }));
    keep();
  }

  return { $element: element, $update: update, $add: add, $fit: fit, $focus: () => box.focus() };
}
