// Words of figures in the language of the screen.
import { language, t } from '@/i18n';
import type { Metric, Part, Dimension, Unit } from './api';
import { duration, type Change } from './words';

export const textOf = (metric: Metric) => metric.texts[language.value];

/** A number of a metric, with its unit. */
export function sayValue(unit: Unit, value: number | null | undefined): string {
  if (value === null || value === undefined) return '–';
  if (unit === 'duration') return duration(value, language.value, { s: t('reports.unit.s'), min: t('reports.unit.min'), h: t('reports.unit.h'), d: t('reports.unit.d') });
  if (unit === 'share') return value.toLocaleString(language.value, { style: 'percent', maximumFractionDigits: value > 0 && value < 0.1 ? 1 : 0 });
  return value.toLocaleString(language.value, { maximumFractionDigits: unit === 'index' ? 1 : 0 });
}

export function sayChange(change: Change): string {
  const sign = change.by > 0 ? '+' : change.by < 0 ? '−' : '±';
  const size = Math.abs(change.by);
  if (change.points) return `${sign}${t('reports.points', { n: size.toLocaleString(language.value, { maximumFractionDigits: 1 }) })}`;
  // Five times as much is more easily read than 400 % more.
  if (change.by >= 4) return `×${(change.by + 1).toLocaleString(language.value, { maximumFractionDigits: change.by < 9 ? 1 : 0 })}`;
  return sign + size.toLocaleString(language.value, { style: 'percent', maximumFractionDigits: 0 });
}

/** 18 Nov: a date that belongs to no time zone. */
export const sayDate = (date: string, long = false): string =>
  new Intl.DateTimeFormat(language.value, { timeZone: 'UTC', month: 'short', day: 'numeric', ...(long ? { weekday: 'short' } : {}) }).format(new Date(`${date}T00:00:00Z`));

export const channelName = (channel: string): string => {
  const text = t(`reports.channel.${channel}`);
  return text.startsWith('reports.') ? channel : text;
};

/** What a part of a breakdown is called. */
export function partName(dimension: Dimension, part: Part): string {
  if (part.key === null) return t(`reports.no.${dimension}`);
  if (dimension === 'channel') return channelName(part.key);
  if (dimension === 'customers') return t(`reports.customers.${part.key}`);
  if (dimension === 'day') return sayDate(part.key, true);
  return part.name ?? t('reports.gone');
}
