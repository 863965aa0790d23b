// Typed customer attributes: what an editor shows, what it sends, and the checks that can be made before sending.
// The server checks again; here the person sees a mistake while it is being typed.

import type { Attribute, AttributeType, AttributeValue } from '@/api/types';

export const ATTRIBUTE_TYPES: readonly AttributeType[] = ['text', 'number', 'boolean', 'date', 'choice', 'url', 'email', 'phone'];

export type AttributeRule = Pick<Attribute, 'type' | 'required' | 'choices' | 'pattern'>;

export type AttributeProblem = 'required' | 'number' | 'date' | 'choice' | 'url' | 'email' | 'phone' | 'pattern';

export interface Checked {
  value: AttributeValue;
  problem: AttributeProblem | null;
}

/** Only text-like values are matched against a pattern. */
export function takesPattern(type: AttributeType): boolean {
  return type === 'text' || type === 'url' || type === 'email' || type === 'phone';
}

export function patternOf(pattern: string | null): RegExp | null {
  if (!pattern) return null;
  for (const flags of ['u', '']) {
    try {
      return new RegExp(`^(?:${pattern})$`, flags);
    } catch {
      // The server's dialect allows more than this one (escapes without the u flag, or nothing of it): try on.
    }
  }
  return null;
}

export function isPattern(pattern: string): boolean {
  return pattern === '' || patternOf(pattern) !== null;
}

export function isEmail(text: string): boolean {
  return text.length <= 254 && /^[^\s@<>",;]+@[^\s@<>",;]+\.[^\s@<>",;.]+$/u.test(text);
}

/** Digits with the usual separators, at least five digits: hotlines such as 95555 are valid in China. */
export function isPhone(text: string): boolean {
  return /^\+?[\d\s().-]{5,32}$/u.test(text) && text.replace(/\D/gu, '').length >= 5;
}

export function isWebAddress(text: string): boolean {
  try {
    return ['http:', 'https:'].includes(new URL(text).protocol);
  } catch {
    return false;
  }
}

export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(text)) return false;
  const parsed = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(text);
}

/** Turns what was entered into the value to send; an empty entry is null, which removes the attribute. */
export function check(rule: AttributeRule, entered: unknown): Checked {
  if (rule.type === 'boolean') {
    const value = typeof entered === 'boolean' ? entered : null;
    return { value, problem: value === null && rule.required ? 'required' : null };
  }
  const text = entered === null || entered === undefined ? '' : String(entered).trim();
  if (text === '') return { value: null, problem: rule.required ? 'required' : null };
  if (rule.type === 'number') {
    const value = Number(text.replace(/,/gu, ''));
    return Number.isFinite(value) ? { value, problem: null } : { value: null, problem: 'number' };
  }
  return { value: text, problem: textProblem(rule, text) };
}

function textProblem(rule: AttributeRule, text: string): AttributeProblem | null {
  if (rule.type === 'date' && !isDate(text)) return 'date';
  if (rule.type === 'choice' && !(rule.choices ?? []).includes(text)) return 'choice';
  if (rule.type === 'url' && !isWebAddress(text)) return 'url';
  if (rule.type === 'email' && !isEmail(text)) return 'email';
  if (rule.type === 'phone' && !isPhone(text)) return 'phone';
  if (takesPattern(rule.type) && patternOf(rule.pattern)?.test(text) === false) return 'pattern';
  return null;
}

/** A key for API and widget use, made from a name; Chinese names give none, then the person types it. */
export function keyFrom(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '_')
    .replace(/^_+|_+$/gu, '')
    .slice(0, 40);
}
