import { describe, expect, it } from 'vitest';
import { chosenBy, offeredIntents, worthSaying, type Annotation, type Intent } from '@/inbox/meaning/reading';

const read = (patch: Partial<Annotation> = {}): Annotation => ({ messageId: 'm', conversationId: 'c', version: 1, language: 'zh-Hans', polarity: 0, emotion: 'none', intentId: null, confidence: 0, corrected: false, ...patch });
const intent = (id: string, name: string, category = ''): Intent => ({ id, version: 1, name, category, examples: 0, tests: 0 });

describe('what of a message is said', () => {
  it('is nothing for calm words in the reader’s language that nobody knows', () => {
    expect(worthSaying(read(), 'zh-CN')).toEqual({ intent: null, feeling: null, language: null });
    expect(worthSaying(read({ emotion: 'thanks', polarity: 0.8 }), 'zh-CN')).toEqual({ intent: null, feeling: null, language: null });
  });

  it('leaves a weak guess out, unless a person made it', () => {
    expect(worthSaying(read({ intentId: 'a', confidence: 0.4 }), 'zh-CN').intent).toBeNull();
    expect(worthSaying(read({ intentId: 'a', confidence: 0.5 }), 'zh-CN').intent).toBe('a');
    expect(worthSaying(read({ intentId: 'a', confidence: 0.1, corrected: true }), 'zh-CN').intent).toBe('a');
  });

  it('does not say the same thing twice in a row', () => {
    const first = read({ intentId: 'a', confidence: 0.9, language: 'en' });
    expect(worthSaying(first, 'zh-CN', first)).toEqual({ intent: null, feeling: null, language: null });
    expect(worthSaying(first, 'zh-CN', read({ intentId: 'a', confidence: 0.2 }))).toMatchObject({ intent: 'a', language: 'en' });
    expect(worthSaying({ ...first, corrected: true }, 'zh-CN', first).intent).toBe('a');
  });

  it('tells feelings that want care, and words that are plainly bad', () => {
    expect(worthSaying(read({ emotion: 'anger' }), 'zh-CN').feeling).toBe('anger');
    expect(worthSaying(read({ polarity: -0.8 }), 'zh-CN').feeling).toBe('bad');
    expect(worthSaying(read({ polarity: -0.8, corrected: true }), 'zh-CN').feeling).toBeNull();
  });

  it('takes forms of a language for one another, and the unknown for none', () => {
    expect(worthSaying(read({ language: 'zh-Hant' }), 'zh-CN').language).toBeNull();
    expect(worthSaying(read({ language: 'und' }), 'en').language).toBeNull();
    expect(worthSaying(read({ language: 'zh-Hant' }), 'en').language).toBe('zh-Hant');
  });
});

describe('putting it right', () => {
  const all = [intent('b', 'Parcel', 'Orders'), intent('a', 'Refund', 'Orders'), intent('c', 'Opening hours')];

  it('offers the likely ones first', () => {
    expect(offeredIntents(all, ['c', 'a'], '').map((one) => one.id)).toEqual(['c', 'a', 'b']);
    expect(offeredIntents(all, [], 'orders').map((one) => one.id)).toEqual(['b', 'a']);
    expect(offeredIntents(all, [], '', 1)).toHaveLength(1);
  });

  it('takes a digit for the place, nought for none of them, and leaves other keys alone', () => {
    expect(chosenBy('2', ['x', 'y'])).toBe('y');
    expect(chosenBy('0', ['x'])).toBeNull();
    expect(chosenBy('3', ['x', 'y'])).toBeUndefined();
    expect(chosenBy('a', ['x'])).toBeUndefined();
  });
});
