// What a customer's message was taken for, and how much of it is worth saying; pure, so that it can be tried without a screen.
import type { Id } from '@/api/types';

export type Feeling = 'none' | 'joy' | 'thanks' | 'worry' | 'sadness' | 'anger' | 'urgency';
export const FEELINGS: readonly Feeling[] = ['none', 'joy', 'thanks', 'worry', 'sadness', 'anger', 'urgency'];
export interface Annotation {
  messageId: Id; conversationId: Id; version: number; language: string; polarity: number; emotion: Feeling; intentId: Id | null; confidence: number; corrected: boolean;
}
export interface Intent { id: Id; version: number; name: string; category: string; examples: number; tests: number }

/** Below this a guess is no help, and stays unsaid. */
const SURE = 0.5;
/** So bad that it is said though no emotion has a name. */
const BAD = -0.6;

export interface Said { intent: Id | null; feeling: Feeling | 'bad' | null; language: string | null }

const family = (code: string): string => code.split('-')[0]!.toLowerCase();

/**
 * What of a message is shown: an intent that is likely or that a person named, a feeling that wants care, and a language the reader does not read.
 * `before` is the customer's message before: what was said there is not said again.
 */
export function worthSaying(a: Annotation, reader: string, before?: Annotation): Said {
  const told = a.intentId !== null && (a.corrected || a.confidence >= SURE);
  const intent = told && !(before && before.intentId === a.intentId && !a.corrected && (before.corrected || before.confidence >= SURE)) ? a.intentId : null;
  const calm = a.emotion === 'none' || ((a.emotion === 'joy' || a.emotion === 'thanks') && !a.corrected);
  const feeling = !calm ? a.emotion : a.polarity <= BAD && a.emotion === 'none' && !a.corrected ? 'bad' : null;
  const foreign = a.language !== 'und' && family(a.language) !== family(reader) && !(before && family(before.language) === family(a.language));
  return { intent, feeling, language: foreign ? a.language : null };
}

/** What a digit means in the list of intents: 1 to 9 the one at that place, 0 none of them. Undefined: the key is not ours. */
export function chosenBy(key: string, ids: readonly Id[]): Id | null | undefined {
  if (key === '0') return null;
  return /^[1-9]$/u.test(key) ? ids[Number(key) - 1] : undefined;
}

/** The likely ones first, in their order; then the others as they are named. At most as many as asked for. */
export function offeredIntents(intents: readonly Intent[], likely: readonly Id[], query: string, most = 9): Intent[] {
  const words = query.trim().toLowerCase();
  const rank = (one: Intent) => (likely.includes(one.id) ? likely.indexOf(one.id) : likely.length);
  return intents
    .filter((one) => !words || one.name.toLowerCase().includes(words) || one.category.toLowerCase().includes(words))
    .sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name))
    .slice(0, most);
}
