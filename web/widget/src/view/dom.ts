type Child = Node | string | null | undefined | false | 0 | '';
type Props = Record<string, unknown> | null;

/** Builds one element. `onclick` and its like are listeners, everything else an attribute; children are nodes or text. */
export function h<K extends keyof HTMLElementTagNameMap>(tag: K, props: Props, ...children: Child[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const name in props) {
    const value = props[name];
    if (typeof value === 'function') element.addEventListener(name.slice(2), value as EventListener);
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(...children.filter((child): child is Node | string => !!child));
  return element;
}

/** Writes only on change: a live region speaks again whenever its text is touched. */
export function setText(element: Element, text: string) {
  if (element.textContent !== text) element.textContent = text;
}

const shapes = {
  chat: 'M12 4c5 0 8.5 3 8.5 7.2S17 18.4 12 18.4a11 11 0 0 1-3-.4L4.6 20l1-3.7C4.3 15 3.5 13.2 3.5 11.2 3.5 7 7 4 12 4z',
  close: 'M6.5 6.5l11 11m0-11l-11 11',
  down: 'M6 9.5l6 6 6-6',
  send: 'M12 19V5.5M6 11.5l6-6 6 6',
  clip: 'M18.5 11.3l-7.2 7.2a4.1 4.1 0 0 1-5.8-5.8l7.7-7.7a2.8 2.8 0 0 1 4 4l-7.6 7.6a1.4 1.4 0 0 1-2-2l6.7-6.7',
  person: 'M12 11.5a3.7 3.7 0 1 0 0-7.4 3.7 3.7 0 0 0 0 7.4zM5 20c.400-3.5 3.3-5.5 7-5.5s6.6 2 7 5.5',
  file: 'M7 3.5h6.5L18 8v12.5H7zM13.5 3.5V8H18',
  clock: 'M12 7.5V12l3 2M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17z',
  sent: 'M5 12.5l4.5 4.5L19 7.5',
  read: 'M2.5 12.5L7 17l9-9.5M12 16l1 1 9-9.5',
  alert: 'M12 8v5m0 3v.1M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17z',
};

export type Icon = keyof typeof shapes;

export function icon(name: Icon): SVGElement {
  const space = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(space, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(space, 'path');
  path.setAttribute('d', shapes[name]);
  svg.append(path);
  return svg;
}

export interface Row {
  key: string;
  /** Everything the row shows; while it stays the same the element stays too. */
  sign: string;
  make(): HTMLElement;
}

/** Brings a parent's children to the given rows, touching only what changed, so scrolling and screen readers stay calm. */
export function createRows(parent: HTMLElement) {
  const shown = new Map<string, { sign: string; element: HTMLElement }>();
  return (rows: Row[]) => {
    const keys = new Set(rows.map(row => row.key));
    for (const [key, { element }] of shown) {
      if (!keys.has(key)) {
        element.remove();
        shown.delete(key);
      }
    }
    let at = parent.firstChild;
    for (const row of rows) {
      let have = shown.get(row.key);
      if (!have || have.sign !== row.sign) {
        const element = row.make();
        if (have) {
          if (at === have.element) at = element;
          have.element.replaceWith(element);
        }
        shown.set(row.key, have = { sign: row.sign, element });
      }
      if (at === have.element) at = at.nextSibling;
      else parent.insertBefore(have.element, at);
    }
  };
}
