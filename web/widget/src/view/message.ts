import { safeUrl, split } from '../links';
import type { Attachment, Privacy } from '../types';
import { h } from './dom';

export const isPicture = (type: string) => /^image\/(png|jpeg|gif|webp|avif)$/.test(type);

export const away = (href: string | undefined, name: string, ...children: (Node | string)[]) =>
  h('a', { href, class: name, target: '_blank', rel: 'noopener noreferrer' }, ...children);

/** Text as nodes: whatever the message holds, it can only become text and links. */
export const prose = (text: string) => h('p', {}, ...split(text).map((part, index) => index % 2 ? away(part, '', part) : part));

export function attachment({ url, name, contentType, width, height }: Attachment, base: string): HTMLElement {
  const src = safeUrl(url, base);
  return isPicture(contentType)
    ? away(src, 'picture', h('img', { src, alt: name, width, height }))
    : away(src, 'file', name);
}

export function privacyNotice({ text, url }: Privacy, linkText: string): HTMLElement {
  const made = prose(text);
  if (url && safeUrl(url)) made.append(' ', away(url, '', linkText));
  return made;
}
