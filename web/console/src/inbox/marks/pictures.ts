// Pictures on their way into the text of a mail.
const MARKABLE = /^image\/(?:png|jpeg|gif|webp)$/u;

export const pictureMark = (name: string): string => `![${name}]`;

/** A name that a mark can hold and that no other file of the draft has. */
export function ownName(name: string, taken: ReadonlySet<string>): string {
  const clean = name.replace(/[[\]\p{Cc}]/gu, ' ').trim().slice(-120) || 'picture';
  const dot = clean.lastIndexOf('.');
  const [stem, end] = dot > 0 ? [clean.slice(0, dot), clean.slice(dot)] : [clean, ''];
  for (let n = 1; ; n++) {
    const one = n === 1 ? clean : `${stem}-${n}${end}`;
    if (!taken.has(one)) return one;
  }
}

/** The files under names of their own; pictures among them are also put into `shown`. */
export function named(files: readonly File[], taken: ReadonlySet<string>, shown: WeakSet<File>): File[] {
  const known = new Set(taken);
  return files.map((file) => {
    if (!MARKABLE.test(file.type)) return file;
    const own = new File([file], ownName(file.name, known), { type: file.type });
    known.add(own.name);
    shown.add(own);
    return own;
  });
}

/** Puts a mark on a line of its own where the caret is, without taking the focus from where somebody writes now. */
export function placeLine(area: HTMLTextAreaElement, words: string): void {
  const at = area.selectionEnd;
  const said = `${at > 0 && area.value[at - 1] !== '\n' ? '\n' : ''}${words}\n`;
  if (document.activeElement === area && document.execCommand('insertText', false, said)) return;
  area.setRangeText(said, at, at, 'end');
  area.dispatchEvent(new Event('input', { bubbles: true }));
}
