// What a rule can ask about: what stands when a customer begins to wait.
import type { Attribute } from '@/api/types';
import { fieldInfos, type FieldInfo } from '@/inbox/views/conditions';
import { language, t } from '@/i18n';
import { useSettings } from '@/stores/settings';

const FROM_LISTS = new Set(['channel', 'inbox', 'brand', 'language', 'customerTag', 'company', 'priority', 'team', 'label', 'waiting']);
const LIST = ['in', 'notIn'];
const ofType: Record<string, string[]> = { number: ['atLeast', 'atMost', 'isSet'], choice: ['in', 'notIn', 'isSet'], boolean: ['in', 'isSet'] };

export interface Named { id: string; name: string }

export function ruleFields(intents: readonly Named[]): FieldInfo[] {
  const settings = useSettings();
  const own = (field: string, operators: string[], more: Partial<FieldInfo> = {}): FieldInfo => ({ field, label: t(`routing.field.${field}`), operators, ...more });
  const words = (field: string, values: readonly string[]) => values.map((value) => ({ value, label: t(`routing.value.${field}.${value}`) }));
  const lists = fieldInfos().filter((info) => FROM_LISTS.has(info.field) || info.field.startsWith('field:'));
  const weekday = new Intl.DateTimeFormat(language.value, { weekday: 'long', timeZone: 'UTC' });
  // The first of February 2026 was a Sunday.
  const days = [1, 2, 3, 4, 5, 6, 0].map((day) => ({ value: String(day), label: weekday.format(Date.UTC(2026, 1, 1 + day)) }));
  return [
    own('intent', LIST, { choices: [...intents.map((one) => ({ value: one.id, label: one.name })), ...words('intent', ['none'])] }),
    own('sentiment', [...LIST, 'atMost', 'atLeast'], { choices: words('sentiment', ['negative', 'neutral', 'positive']), kinds: { atMost: 'number', atLeast: 'number' } }),
    own('emotion', LIST, { choices: words('emotion', ['anger', 'worry', 'sadness', 'urgency', 'thanks', 'joy']) }),
    own('text', ['contains', 'containsNot'], { kinds: { contains: 'words', containsNot: 'words' } }),
    own('newCustomer', ['is']),
    ...settings.list('attribute').map(attributeField),
    ...lists,
    own('calendar', LIST, { choices: settings.list('calendar').map((one) => ({ value: one.id, label: one.name })) }),
    own('weekday', LIST, { choices: days }),
    own('timeOfDay', ['between', 'notBetween'], { kinds: { between: 'times', notBetween: 'times' } }),
  ];
}

function attributeField({ key, name, type, choices }: Attribute): FieldInfo {
  const label = t('routing.field.customer', { field: name });
  const operators = ofType[type] ?? ['contains', 'is', 'isSet'];
  const values = type === 'boolean' ? ['true', 'false'].map((value) => ({ value, label: t(`routing.value.truth.${value}`) })) : choices?.map((value) => ({ value, label: value }));
  return { field: `customer:${key}`, label, operators, choices: values, kinds: { is: 'text', contains: 'text', atLeast: 'number', atMost: 'number' } };
}
