// Loaded when the first message with buttons, a source or a card appears: most pages never need it.
import type { Chat } from './chat';
import { safeUrl } from './links';
import type { Choice, Parts } from './types';
import { uuid7 } from './uuid';
import { away } from './view/message';
import { h } from './view/dom';
import css from './view/parts.css';

const words = {
  en: { solved: 'Did this solve it?', source: 'Source', asOf: 'As of {}', choices: 'Answers to choose from', phone: 'Phone number', ring: 'Ring me', bad: 'Please check the number.', edited: 'Edited', turn: 'Please ring {}', at: 'Please ring {}, {1}' },
  'zh-CN': { solved: '这解决了您的问题吗？', source: '来源', asOf: '{} 的数据', choices: '可选的回答', phone: '电话号码', ring: '给我回电', bad: '请检查号码。', edited: '已编辑', turn: '请回电：{}', at: '请回电：{}，{1}' },
};

const sheets = new WeakSet<Node>();

/** Draws what a message shows besides its words. Whatever it holds can only become text, buttons and links of our own. */
export function draw(box: HTMLElement, { choices, source, card, solvedQuestion, rating, callBack, edited }: Parts, chat: false | Pick<Chat, 'gate' | 'write'>, language: 'en' | 'zh-CN', base: string) {
  box.className = 'more';
  dress(box);
  const say = words[language];
  if (card) {
    const time = card.asOf && new Intl.DateTimeFormat(language, { month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit' }).format(new Date(card.asOf));
    box.append(h('div', { class: 'facts' }, h('b', {}, card.title),
      h('dl', {}, ...card.lines.flatMap(({ label, value }) => label ? [h('dt', {}, label), h('dd', {}, value)] : [h('dd', { class: 'wide' }, value)])),
      time && h('small', {}, say.asOf.replace('{}', time))));
  }
  if (source) {
    const href = source.url && safeUrl(source.url, base);
    box.append(h('small', { class: 'source' }, say.source + ' · ', href ? away(href, '', source.title) : source.title));
  }
  if (choices && chat) {
    const label = solvedQuestion ? say.solved : say.choices;
    box.append(h('div', { class: rating ? 'scale rate' : 'offer', role: 'group', 'aria-label': label }, solvedQuestion && h('small', {}, label),
      ...choices.map((choice, index) => h('button', { type: 'button', class: rating ? '' : 'choice', click: pressOnce(box, choice, chat) },
        rating && h('b', {}, String(index + 1)), choice.label))));
  }
  if (callBack && chat) box.append(ringForm(box, callBack.times, chat, language));
  if (edited) box.append(h('small', {}, say.edited));
  // The log keeps to its end when something grows, as with a picture.
  box.dispatchEvent(new Event('load'));
}

/** A number to be rung, and when. What is sent is the visitor's own message; the server reads the number from its choice. */
function ringForm(box: HTMLElement, times: { from: string; to: string }[], chat: Pick<Chat, 'gate' | 'write'>, language: 'en' | 'zh-CN') {
  const say = words[language];
  const phone = h('input', { type: 'tel', autocomplete: 'tel', maxlength: 30, placeholder: say.phone, 'aria-label': say.phone });
  const bad = h('small', { role: 'alert' });
  const clock = new Intl.DateTimeFormat(language, { month: 'numeric', day: 'numeric', weekday: 'short', hour: '2-digit', minute: '2-digit' });
  const when = times[0] && h('select', {}, ...times.map(({ from, to }) => h('option', { value: from }, clock.formatRange(new Date(from), new Date(to)))));
  return h('form', {
    class: 'ring',
    submit(event: Event) {
      event.preventDefault();
      const number = phone.value.trim();
      // The server judges; here only what can be no number at all.
      if (number.replace(/\D/g, '').length < 7) {
        bad.textContent = say.bad;
        return phone.focus();
      }
      const label = (when ? say.at : say.turn).replace('{}', number).replace('{1}', when ? when.selectedOptions[0]!.text : '');
      pressOnce(box, { id: 'callBack:' + number + (when ? '@' + when.value : ''), label }, chat)();
    },
  }, phone, when, h('button', { class: 'choice' }, say.ring), bad);
}

/** Two quick presses send one message. */
function pressOnce(box: HTMLElement, { id, label }: Choice, chat: Pick<Chat, 'gate' | 'write'>) {
  return () => {
    // The form that stands before the first message comes first.
    if (chat.gate()) return;
    box.querySelectorAll('button').forEach(button => button.disabled = true);
    chat.write({ id: uuid7(), text: label, attachments: [], choice: id, at: new Date().toISOString() });
    // The button goes; whoever goes by keyboard goes on where one writes, and no phone's keyboard covers the answer.
    const root = box.getRootNode() as ShadowRoot;
    root.querySelector<HTMLElement>(matchMedia('(hover:hover)').matches ? '.line textarea' : '.log')?.focus();
  };
}

/** Its styles join the widget's own, once. */
function dress(box: HTMLElement) {
  const root = box.getRootNode();
  if (!(root instanceof ShadowRoot) || sheets.has(root)) return;
  sheets.add(root);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}
