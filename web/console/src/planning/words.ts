import { hasText, language, t } from '@/i18n';
import type { Unit } from './figures';
import type { Fault, Scenario } from './scenario';

// A minus as wide as a plus, in every figure alike; what rounds to nothing has no sign.
const minus = (text: string) => (/^-[0.,]+%?$/u.test(text) ? text.slice(1) : text.replace('-', '−'));
const number = (value: number, digits: number) => minus(new Intl.NumberFormat(language.value, { maximumFractionDigits: digits }).format(value));
export const count = (value: number): string => number(value, value < 10 ? 1 : 0);
export const percent = (value: number, digits = 1): string => minus(new Intl.NumberFormat(language.value, { style: 'percent', maximumFractionDigits: digits }).format(value));

/** Seconds as people say them: 12.3 s, 4:05. */
export function seconds(value: number): string {
  const size = Math.abs(value);
  if (size < 120) return t('planning.seconds', { n: number(value, size < 10 ? 1 : 0) });
  const whole = Math.round(size);
  const parts = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60];
  const text = parts[0]! > 0 ? `${parts[0]}:${String(parts[1]).padStart(2, '0')}:${String(parts[2]).padStart(2, '0')}` : `${parts[1]}:${String(parts[2]).padStart(2, '0')}`;
  return value < 0 ? `−${text}` : text;
}

export const figure = (value: number, unit: Unit): string => (unit === 'share' ? percent(value) : unit === 'seconds' ? seconds(value) : count(value));

export const clockOf = (quarter: number): string => `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`;
export const dayText = (date: string, long = false): string =>
  new Intl.DateTimeFormat(language.value, { month: long ? 'long' : 'numeric', day: 'numeric', weekday: long ? 'long' : 'short', timeZone: 'UTC' }).format(new Date(`${date}T00:00:00Z`));

/** What is wrong with a place of a scenario, in the language of whoever reads; what has no words of its own is said as the server says it. */
export const faultText = (fault: Fault | undefined): string | undefined => (fault === undefined ? undefined : hasText(`planning.fault.${fault.code}`) ? t(`planning.fault.${fault.code}`) : fault.message);

/** The same with where it is: the list, and the name of what it is about. */
export function faultSays(scenario: Scenario, fault: Fault): string {
  const [, list, index] = /^(arrivals|agents|queues)\[(\d+)\]/u.exec(fault.field) ?? [];
  const what = faultText(fault)!;
  if (!list) return what;
  return t('planning.fault.in', { list: t(`planning.${list === 'agents' ? 'groups' : list}`), name: scenario[list as 'arrivals' | 'agents' | 'queues'][Number(index)]?.name ?? '', what });
}
