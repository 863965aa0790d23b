import type { Chat } from '../chat';
import type { Words } from '../locale';
import { button, h, setText } from './dom';

/** The one question after the talk. The first click counts; the comment is a gift. */
export function createRating({ state, $rate }: Chat, words: Words) {
  let score = 0;
  let done = false;
  let of = '';

  const buttons = words.$score.split(',').map((word, index) => button('', () => put(index + 1), h('b', {}, String(index + 1)), word));
  const scale = h('div', { class: 'scale' }, ...buttons);
  const comment = h('textarea', { rows: 2, maxlength: 2000, placeholder: words.$comment });
  const more = h('form', { submit }, comment, button('primary', null, words.$send));
  const said = h('p', { role: 'status' });
  const element = h('div', { class: 'card', role: 'group', 'aria-label': words.$rate }, h('b', {}, words.$rate), scale, more, said);

  async function put(value: number, text?: string) {
    const before = score;
    score = value;
    update();
    try {
      await $rate(value, text);
      done = text !== undefined;
      setText(said, words.$thanks);
    } catch {
      score = before;
      setText(said, words.$notDone);
    }
    update();
  }

  function submit(event: Event) {
    event.preventDefault();
    void put(score, comment.value.trim());
  }

  function update() {
    const { conversation, site, $person } = state;
    const resolved = conversation?.category === 'resolved';
    if (of !== (of = `${$person} ${resolved}`)) {
      score = conversation?.rating?.score ?? 0;
      done = false;
      comment.value = '';
      setText(said, '');
    }
    // Once begun, the card stays to the end although the server may already say that it is rated.
    element.hidden = !site!.rating || !(conversation?.canRate || resolved && score && said.textContent);
    more.hidden = !score || done;
    scale.hidden = done;
    buttons.forEach((made, index) => made.ariaPressed = String(index + 1 === score));
  }

  return { $element: element, $update: update };
}
