import type { Chat } from '../chat';
import type { Words } from '../locale';
import type { FormField } from '../types';
import { button, h, setText } from './dom';
import { privacyNotice } from './message';

const inputTypes: Record<string, string> = { phone: 'tel', boolean: 'checkbox', choice: 'text' };

/** Questions and consent before the first message. Stands where the composer will be. */
export function createForm(chat: Chat, words: Words, accepted: () => void) {
  const element = h('form', { class: 'start', novalidate: true, submit });
  const labels: Record<string, string> = { name: words.$name, email: words.$email, phone: words.$phone };
  let sign = '';
  let controls: [FormField | null, HTMLInputElement, HTMLElement][] = [];

  function field(spec: FormField | null): HTMLElement {
    const { key = '', name = words.$agree, type = 'boolean', required = true } = spec ?? {};
    const kind = key === 'email' || key === 'phone' ? key : type;
    const input = h('input', { type: inputTypes[kind] ?? kind, required, autocomplete: key === 'phone' ? 'tel' : key, maxlength: 500, step: 'any' });
    const error = h('small', { class: 'error', role: 'alert' });
    controls.push([spec, input, error]);
    return h('label', { class: input.type },
      h('span', {}, name || labels[key] || key, !required && h('small', {}, ' ' + words.$optional)), input, error);
  }

  function submit(event: Event) {
    event.preventDefault();
    const values: Record<string, unknown> = {};
    let wrong: HTMLInputElement | undefined;
    for (const [spec, input, error] of controls) {
      const { type, checked, validity } = input;
      input.value = input.value.trim();
      const value = type === 'checkbox' ? checked : type === 'number' ? input.valueAsNumber : input.value;
      input.ariaInvalid = String(!validity.valid);
      setText(error, validity.valid ? '' : words.$check);
      if (!validity.valid) wrong ??= input;
      if (spec && value !== '' && value === value) values[spec.key] = value;
    }
    if (wrong) return wrong.focus();
    void chat.$accept(values);
    accepted();
  }

  /** Rebuilt only when the questions change, so a frame from the server never wipes what is being filled in. */
  function update() {
    const gate = chat.gate();
    element.hidden = !gate;
    if (sign === (sign = JSON.stringify([chat.state.$person, chat.state.$refused, gate])) || !gate) return;
    const { fields, consent } = gate;
    controls = [];
    element.replaceChildren(
      h('p', { class: 'error', role: 'alert' }, chat.state.$refused && words.$check),
      ...fields.map(field),
      ...consent ? [privacyNotice(consent, words.$privacy), field(null)] : [],
      button('primary', null, words.$start));
  }

  return { $element: element, $update: update };
}
