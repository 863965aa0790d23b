import type { Chat } from '../chat';
import { fill, type Words } from '../locale';
import type { Message, Parts } from '../types';
import { button, createRows, h, icon, setText, type Row } from './dom';
import { attachment, privacyNotice, prose } from './message';
import { createRating } from './rating';

const groupSpan = 5 * 60_000;
const near = 80;

export function createLog(chat: Chat, words: Words, language: string, base: string) {
  const { state } = chat;
  const day = new Intl.DateTimeFormat(language, { month: 'long', day: 'numeric' });
  const clock = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit' });

  const earlier = button('quiet', loadOlder, words.$earlier);
  const list = h('div', { class: 'list' });
  const rating = createRating(chat, words);
  const status = h('div', { class: 'status', 'aria-live': 'off' });
  const log = h('div', { class: 'log', role: 'log', 'aria-label': words.$log, tabindex: 0, scroll: onScroll }, earlier, list, rating.$element, status);
  const below = button('below', toEnd, icon('down'), words.$newBelow);
  const show = createRows(list);

  let stick = true;
  let loading = false;
  let last: string | undefined;
  let first: string | undefined;
  let loud = false;

  function toEnd() {
    stick = true;
    log.scrollTop = log.scrollHeight;
    below.hidden = true;
  }

  function onScroll() {
    stick = log.scrollHeight - log.scrollTop - log.clientHeight < near;
    if (stick) below.hidden = true;
    if (log.scrollTop < near && state.$older) void loadOlder();
  }

  async function loadOlder() {
    if (loading) return;
    loading = true;
    try {
      await chat.$loadOlder();
      setText(earlier, words.$earlier);
    } catch {
      setText(earlier, words.$retry);
    }
    loading = false;
  }

  const note = (key: string, text: string): Row => ({ key, $sign: text, $make: () => h('div', { class: 'note' }, prose(text)) });

  /** Drawn by a second script, which comes with the first such message. */
  function more(parts: Parts, live: boolean) {
    const box = h('div');
    void import(base + 'parts.js').then(second => second.draw(box, parts, live && chat, language, base));
    return box;
  }

  function bubble(message: Pick<Message, 'id' | 'mine' | 'authorName' | 'text' | 'at' | 'attachments' | 'parts' | 'edited'>, head: boolean, tail: boolean): Row {
    const { id, mine, text, at, parts, edited } = message;
    const live = (state.messages.at(-1) ?? message).id === id;
    const who = mine ? words.$you : message.authorName || state.site!.title;
        return {
      key: id,
      $sign: JSON.stringify([message, who, head, tail, live]),
      $make: () => h('div', { class: (mine ? 'mine' : 'theirs') + (head ? ' head' : '') + (tail ? ' tail' : '') },
        head && h('small', { class: mine ? 'hush' : '' }, who),
        ...(message.attachments ?? []).map(file => attachment(file, base)),
        text && prose(text),
        (parts || edited) && more({ ...parts, edited }, live),
        tail && at && h('time', { datetime: at }, clock.format(new Date(at)))),
    };
  }

  function collect(): Row[] {
    const { messages, $pending, $older, site, conversation } = state;
    const { greeting, open, awayText, privacy, parts } = site!;
    const rows: Row[] = [];
    const all = [...messages, ...$pending.map((item): Message => ({ ...item, position: 0, mine: true, authorKind: 'customer' }))];
    const said = (text: string | null) => !text || all.some(message => message.text === text);
    // The greeting stands above the first message; the server may have stored it as a message of its own by now.
    if (!$older && !said(greeting)) rows.push(bubble({ id: 'greeting', mine: false, text: greeting!, at: '', parts }, true, true));
    if (privacy && !privacy.required && !conversation) {
      rows.push({ key: 'privacy', $sign: '', $make: () => h('div', { class: 'note' }, privacyNotice(privacy, words.$privacy)) });
    }
    const far = (a?: Message, b?: Message) => !a || !b || a.mine !== b.mine || a.authorName !== b.authorName || a.authorKind !== b.authorKind
      || Date.parse(b.at) - Date.parse(a.at) > groupSpan;
    let before = '';
    all.forEach((message, index) => {
      const { id, at, code, text } = message;
      const date = day.format(new Date(at));
      const newDay = before !== date;
      if (newDay) rows.push(note(date, before = date));
      if (message.authorKind === 'system') {
        rows.push(note(id, code === 'joined' ? fill(words.$joined, message.authorName || site!.title) : code === 'resolved' ? words.$resolved : code === 'deleted' ? words.$deleted : text));
        return;
      }
      rows.push(bubble(message, newDay || far(all[index - 1], message), far(message, all[index + 1])));
      const item = $pending.find(unsent => unsent.id === id);
      if (item?.failed) {
        rows.push({
          key: id + '!',
          $sign: '',
          $make: () => h('div', { class: 'failed', role: 'alert' }, words.$failed,
            button('', () => chat.write(item), words.$retry), button('', () => chat.$discard(item), words.$discard)),
        });
      }
    });
    if (!open && conversation?.handler !== 'agent' && !said(awayText)) rows.push(note('away', awayText!));
    return rows;
  }

  function update() {
    const { messages, $pending, $typing, conversation } = state;
    const own = messages.at(-1);
    const end = ($pending.at(-1) ?? own)?.id;
    const { scrollHeight, scrollTop } = log;
    const start = messages[0]?.id;
    const prepended = start !== first && messages.some(message => message.id === first);
    // History is not news: screen readers hear only what arrives after the first picture, and at the end.
    log.ariaLive = loud && !prepended ? 'polite' : 'off';
    loud = state.$ready;
    earlier.hidden = !state.$older;
    show(collect());
    rating.$update();
    // Under the last message: who is writing, or how far our own got.
    setText(status, $typing ? fill(words.$typing, $typing)
      : $pending.some(item => !item.failed) ? words.$sending
        : !$pending[0] && own?.mine ? own.position <= (conversation?.agentSeen ?? 0) ? words.$read : words.$sent : '');
    status.classList.toggle('typing', !!$typing);
    if (stick || $pending.some(item => item.id === end && end !== last)) toEnd();
    else if (prepended) log.scrollTop = scrollTop + log.scrollHeight - scrollHeight;
    else if (end !== last) below.hidden = false;
    first = start;
    last = end;
  }

  // A picture without known size grows the page when it arrives.
  log.addEventListener('load', () => stick && toEnd(), true);

  return { $element: h('div', { class: 'talk' }, log, below), $update: update, $toEnd: toEnd };
}
