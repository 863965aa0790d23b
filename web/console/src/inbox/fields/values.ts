// Values of a conversation's fields: which fields it has, what a dependent choice offers, and how a value reads.
import type { Conversation, ConversationField, FieldValue } from '@/api/types';
import { t } from '@/i18n';
import { formatDate } from '@/i18n/format';

/** The fields that conversations of the inbox have. */
export const fieldsOf = (c: Pick<Conversation, 'inboxId'>, all: readonly ConversationField[]): ConversationField[] =>
  all.filter((field) => field.inboxIds === null || field.inboxIds.includes(c.inboxId));

/** The choices that go with the parent's value. */
export function offered(field: ConversationField, values: Record<string, FieldValue>): string[] {
  const above = field.parent ? values[field.parent] : null;
  return field.choices.filter((one) => !field.parent || !one.under || (typeof above === 'string' && one.under.includes(above))).map((one) => one.value);
}

export const isEmpty = (value: FieldValue | undefined): boolean => value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

/** What must still be filled in before it can be resolved: asked in this order. */
export const missing = (c: Conversation, all: readonly ConversationField[], values: Record<string, FieldValue>): ConversationField[] =>
  fieldsOf(c, all).filter((field) => field.required !== 'never' && isEmpty(values[field.key]) && (!field.parent || offered(field, values).length > 0));

export function valueText(field: ConversationField, value: FieldValue | undefined): string {
  if (isEmpty(value)) return '';
  if (typeof value === 'boolean') return t(value ? 'work.yes' : 'work.no');
  if (Array.isArray(value)) return value.join(t('inbox.comma'));
  return field.type === 'date' ? formatDate(`${String(value)}T12:00:00Z`) : String(value);
}
