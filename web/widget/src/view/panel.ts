import { known, textOn } from '../colour';
import type { Chat } from '../chat';
import { catalogues, fill, type Language } from '../locale';
import { createComposer } from './composer';
import { button, h, icon, iconButton, setText } from './dom';
import { createForm } from './form';
import { createLog } from './log';
import css from './widget.css';

/** Launcher and chat in one shadow root. */
export function createPanel(chat: Chat, language: Language, base: string) {
  const { state } = chat;
  const words = catalogues[language];
  // A name of its own keeps the page's rules for `div` and the like away from the host.
  const host = document.createElement('heed-chat');
  const root = host.attachShadow({ mode: 'open' });
  // A page's content security policy forbids inline styles, but not constructed sheets.
  const sheet = new CSSStyleSheet();
  root.adoptedStyleSheets = [sheet];

  const log = createLog(chat, words, language, base);
  const composer = createComposer(chat, words);
  const form = createForm(chat, words, () => setTimeout(composer.$focus));
  const face = h('span', { class: 'face', 'aria-hidden': 'true' });
  const title = h('b', { id: 'title' });
  const subtitle = h('small');
  const bar = h('div', { role: 'status' });
  const person = button('human', human, words.$human);
  const panel = h('div', { class: 'panel', role: 'dialog', 'aria-labelledby': 'title', tabindex: -1, keydown, dragover: drag, drop: drag },
    h('header', {}, face, h('div', {}, title, subtitle), person, iconButton(words.$close, () => open(false), 'close')),
    bar, log.$element, form.$element, composer.$element);
  const badge = h('span', { class: 'badge' });
  const launcher = button('launcher', () => open(!state.$open), icon('chat'), icon('down'), badge);
  const all = h('div', { lang: language }, panel, launcher);
  root.append(all);

  let colour = '';

  function keydown(event: KeyboardEvent) {
    event.stopPropagation(); // The page's own shortcuts stay out of what is typed here.
    if (event.key === 'Escape' && !event.isComposing) open(false);
  }

  function drag(event: DragEvent) {
    const { types, files } = event.dataTransfer!;
    if (!types.includes('Files') || chat.gate()) return;
    event.preventDefault();
    if (files[0]) composer.$add(files);
  }

  function human() {
    chat.human(words.$human);
    update();
    if (state.$wantsHuman) form.$element.querySelector('input')!.focus();
    else rest();
  }

  function open(yes: boolean) {
    if (state.$open === yes) return;
    chat.$setOpen(yes);
    update();
    if (!yes) return launcher.focus();
    log.$toEnd();
    composer.$fit();
    rest();
  }

  /** Where one goes on: on a phone the keyboard would cover what has to be read. */
  function rest() {
    panel.focus();
    if (matchMedia('(hover:hover)').matches) composer.$focus();
  }

  function update() {
    const { site, conversation, $open, $online, $pending, $unread } = state;
    const { title: name, position, open: staffed } = site!;
    if (colour !== (colour = known(site!.color))) {
      sheet.replaceSync(`${css}:host{--brand:${colour};--on-brand:${textOn(colour)}}`);
    }
    const agent = conversation?.handler === 'agent' && conversation.agentName;
    const count = $open ? 0 : $unread;
    panel.hidden = !$open;
    // Asked for, under way or here: asking twice brings nobody sooner.
    person.hidden = !!$pending[0] || /q|ag/.test(conversation?.handler ?? '') && conversation!.category !== 'resolved';
    all.className = `${position} ${$open ? 'open' : ''}`;
    setText(face, [...agent || name][0] ?? '');
    setText(title, name);
    setText(subtitle, agent ? fill(words.$with, agent) : conversation?.handler === 'queue' ? conversation.place || words.$waiting : staffed ? words.$online : words.$away);
    setText(bar, $online ? '' : $pending[0] ? fill(words.$unsent, $pending.length) : words.$offline);
    bar.className = $online ? 'bar' : 'bar warn';
    setText(badge, count ? String(count) : '');
    launcher.ariaExpanded = String($open);
    launcher.ariaLabel = $open ? words.$close : words.$open + (count ? ' · ' + fill(words.$unread, count) : '');
    form.$update();
    composer.$update();
    log.$update();
  }

  document.body.append(host);
  return { $update: update, $open: open };
}
