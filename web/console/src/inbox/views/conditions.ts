// Conditions of views and filters: which fields there are, what can be asked of each, and how one reads as words.
import type { Condition, ConditionGroup, ConversationField, FieldType } from '@/api/types';
import { language, pick, t } from '@/i18n';
import { languageName } from '@/i18n/format';
import { shallowRef } from 'vue';
import { useSession } from '@/stores/session';
import { useSettings } from '@/stores/settings';

/** What stands on the right of a condition. */
export type ValueKind = 'list' | 'minutes' | 'truth' | 'number' | 'date' | 'text' | 'words' | 'times';
export interface Choice { value: string; label: string }
export interface FieldInfo { field: string; label: string; operators: string[]; choices?: Choice[]; /** Where an operator takes something else than it mostly does. */ kinds?: Partial<Record<string, ValueKind>> }

/** Topics by name, read when a filter is about one. */
export const intents = shallowRef<{ id: string; name: string }[]>([]);

const LIST = ['in', 'notIn'];
const SINCE = ['inLast', 'before'];

export function isGroup(item: Condition | ConditionGroup): item is ConditionGroup {
  return 'conditions' in item && Array.isArray(item.conditions);
}

const ofType: Record<FieldType, string[]> = {
  text: ['contains', 'is', 'isSet'], url: ['contains', 'is', 'isSet'], email: ['contains', 'is', 'isSet'], phone: ['contains', 'is', 'isSet'],
  number: ['atLeast', 'atMost', 'is', 'isSet'], date: ['before', 'after', 'is', 'isSet'], boolean: ['is', 'isSet'], choice: ['in', 'notIn', 'isSet'], multiChoice: ['in', 'notIn', 'isSet'],
};

/** The fields a condition can be about, with the values there are now. */
export function fieldInfos(): FieldInfo[] {
  const settings = useSettings();
  const me = useSession().personId;
  const named = (items: { id: string; name: string }[]): Choice[] => items.map((one) => ({ value: one.id, label: one.name }));
  const words = (field: string, values: readonly string[]): Choice[] => values.map((value) => ({ value, label: t(`work.value.${field}.${value}`) }));
  const built: Omit<FieldInfo, 'label'>[] = [
    { field: 'waiting', operators: ['longerThan', 'shorterThan', 'is'] },
    { field: 'overdue', operators: ['is'] },
    { field: 'atRisk', operators: ['is'] },
    { field: 'category', operators: LIST, choices: words('category', ['open', 'waiting', 'resolved']) },
    { field: 'status', operators: LIST, choices: settings.statuses.map((one) => ({ value: one.id, label: pick(one.name) })) },
    { field: 'priority', operators: LIST, choices: words('priority', ['urgent', 'high', 'normal', 'low']) },
    { field: 'assignee', operators: LIST, choices: [...words('assignee', ['me', 'none']), ...named(settings.people.filter((p) => p.active && p.id !== me))] },
    { field: 'team', operators: LIST, choices: [...words('team', ['mine', 'none']), ...named(settings.teams)] },
    { field: 'label', operators: ['in', 'allOf', 'notIn'], choices: named(settings.labels) },
    { field: 'queue', operators: LIST, choices: named(settings.list('queue')) },
    ...(intents.value.length > 0 ? [{ field: 'intent', operators: LIST, choices: named(intents.value) }] : []),
    { field: 'inbox', operators: LIST, choices: named(settings.inboxes) },
    { field: 'brand', operators: LIST, choices: named(settings.list('brand')) },
    { field: 'channel', operators: LIST, choices: words('channel', ['web', 'email', 'api']) },
    { field: 'customerTag', operators: LIST, choices: named(settings.tags) },
    { field: 'company', operators: LIST, choices: named(settings.list('company')) },
    { field: 'language', operators: LIST, choices: ['zh', 'en', 'ja', 'ko', 'de', 'fr', 'es', 'ru'].map((code) => ({ value: code, label: languageName(code) })) },
    { field: 'created', operators: SINCE },
    { field: 'updated', operators: SINCE },
    { field: 'lastMessage', operators: SINCE },
    { field: 'rating', operators: ['is', 'atLeast', 'atMost'] },
    { field: 'snoozed', operators: ['is'] },
    { field: 'unread', operators: ['is'] },
    { field: 'mentioned', operators: ['is'] },
    { field: 'participating', operators: ['is'] },
  ];
  return [
    ...built.map((one) => ({ ...one, label: t(`work.field.${one.field}`) })),
    ...settings.fields.map((field) => ({ field: `field:${field.key}`, label: pick(field.name), operators: ofType[field.type], choices: choicesOf(field) })),
  ];
}

const choicesOf = (field: ConversationField): Choice[] | undefined =>
  field.type === 'choice' || field.type === 'multiChoice' ? field.choices.map((one) => ({ value: one.value, label: one.value })) : undefined;

/** What kind of value the operator takes. */
export function valueKind(info: FieldInfo, operator: string): ValueKind {
  if (info.kinds?.[operator]) return info.kinds[operator];
  if (operator === 'isSet') return 'truth';
  if (['in', 'notIn', 'allOf'].includes(operator)) return 'list';
  if (['longerThan', 'shorterThan', 'inLast'].includes(operator)) return 'minutes';
  if (info.field.startsWith('field:')) {
    const field = useSettings().fields.find((one) => `field:${one.key}` === info.field);
    if (field?.type === 'number') return 'number';
    if (field?.type === 'date') return 'date';
    if (field?.type === 'boolean') return 'truth';
    return 'text';
  }
  if (operator === 'before') return 'minutes';
  return operator === 'is' ? 'truth' : 'number';
}

/** A condition to begin with. */
export function blankValue(info: FieldInfo, operator: string): unknown {
  switch (valueKind(info, operator)) {
    case 'list':
    case 'words': return [];
    case 'times': return ['09:00', '18:00'];
    case 'minutes': return info.field === 'waiting' ? 30 : 1440;
    case 'truth': return true;
    case 'number': return info.field === 'rating' ? 4 : 0;
    case 'date': return new Date().toISOString().slice(0, 10);
    default: return '';
  }
}

/** Whether the server would take it: an empty list or text says nothing yet. */
export const isComplete = (one: Condition): boolean => (Array.isArray(one.value) ? one.value.length > 0 : one.value !== '' && one.value !== null && one.value !== undefined);

export function minutesText(minutes: number): string {
  if (minutes % 1440 === 0) return t('work.days', { n: minutes / 1440 });
  if (minutes % 60 === 0) return t('work.hours', { n: minutes / 60 });
  return t('work.minutes', { n: minutes });
}

/** One condition as a chip reads it: «Assignee: me, Lin». */
export function conditionText(one: Condition, infos: FieldInfo[]): string {
  const info = infos.find((found) => found.field === one.field);
  const label = info?.label ?? one.field;
  const kind = info ? valueKind(info, one.operator) : 'text';
  if (kind === 'truth') return t(`work.chip.${one.operator === 'isSet' ? 'isSet' : 'is'}.${String(one.value)}`, { field: label });
  return t(`work.chip.${one.operator}`, { field: label, value: valueText(one, info, kind) });
}

function valueText(one: Condition, info: FieldInfo | undefined, kind: ValueKind): string {
  if (kind === 'minutes') return minutesText(Number(one.value));
  if (!Array.isArray(one.value)) return String(one.value);
  if (kind === 'times') return one.value.join('–');
  const names = kind === 'words' ? (one.value as string[]) : one.value.map((value) => info?.choices?.find((choice) => choice.value === value)?.label ?? t('inbox.unknown'));
  const comma = language.value === 'en' ? ', ' : '\u3001';
  return names.length > 3 ? t('work.chip.more', { first: names.slice(0, 2).join(comma), n: names.length }) : names.join(comma);
}

/** What a built-in list means as conditions, so that it can be narrowed and saved. */
export function conditionsOf(query: Record<string, string>, resolved: boolean): Condition[] {
  const found: Condition[] = [];
  if (query['assignee']) found.push({ field: 'assignee', operator: 'in', value: [query['assignee']] });
  if (query['team']) found.push({ field: 'team', operator: 'in', value: [query['team']] });
  if (query['inbox']) found.push({ field: 'inbox', operator: 'in', value: [query['inbox']] });
  if (query['mentioned']) found.push({ field: 'mentioned', operator: 'is', value: true });
  if (resolved) found.push({ field: 'category', operator: 'in', value: ['resolved'] });
  return found;
}
