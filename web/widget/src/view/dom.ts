type Child = Node | string | null | undefined | false;
type Props = Record<string, unknown>;

/** Builds one element. Functions are listeners, the rest attributes; children are nodes or text. */
export function h<K extends keyof HTMLElementTagNameMap>(tag: K, props: Props = {}, ...children: Child[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const name in props) {
    const value = props[name];
    if (typeof value === 'function') element.addEventListener(name, value as EventListener);
    else if (value || value === 0) element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(...children.filter((child): child is Node | string => !!child));
  return element;
}

export function button(name: string, click: (() => void) | null, ...children: Child[]) {
  return h('button', { class: name, type: click ? 'button' : 'submit', click }, ...children);
}

/** A button that shows only its icon; its name is read out and shown on hover. */
export function iconButton(name: string, click: (() => void) | null, shape: Shape) {
  const made = button('icon', click, icon(shape));
  made.title = name;
  return made;
}

/** Writes only on change: a live region speaks again whenever its text is touched. */
export function setText(element: Element, text: string) {
  if (element.textContent !== text) element.textContent = text;
}

const shapes = {
  chat: 'M12 4a8 7 0 1 1-3 14l-4 2v-4a8 7 0 0 1 7-12z',
  close: 'M6 6l12 12m0-12L6 18',
  down: 'M6 9l6 6 6-6',
  send: 'M12 19V6m-6 6l6-6 6 6',
  clip: 'M20 11l-8 8a5 5 0 0 1-7-7l8-8a3 3 0 0 1 5 5l-8 8a1 1 0 0 1-3-3l7-7',
};

export type Shape = keyof typeof shapes;

export function icon(shape: Shape): SVGElement {
  const space = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(space, 'svg');
  const path = document.createElementNS(space, 'path');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  path.setAttribute('d', shapes[shape]);
  svg.append(path);
  return svg;
}

export interface Row {
  key: string;
  /** Everything the row shows; while it stays the same the element stays too. */
  $sign: string;
  $make(): HTMLElement;
}

/** Brings a parent's children to the given rows, touching only what changed, so scrolling and screen readers stay calm. */
export function createRows(parent: HTMLElement) {
  let shown = new Map<string, { $sign: string; $element: HTMLElement }>();
  return (rows: Row[]) => {
    const next: typeof shown = new Map();
    for (const { key, $sign, $make } of rows) {
      const have = shown.get(key);
      next.set(key, have?.$sign === $sign ? have : { $sign, $element: $make() });
    }
    for (const [key, have] of shown) if (next.get(key) !== have) have.$element.remove();
    let at = parent.firstChild;
    for (const { $element } of next.values()) {
      if (at === $element) at = at.nextSibling;
      else parent.insertBefore($element, at);
    }
    shown = next;
  };
}
