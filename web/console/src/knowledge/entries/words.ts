// Names for what the editor shows: answers by channel and language, facts, people.
import { hasText, t } from '@/i18n';
import { languageName } from '@/i18n/format';
import type { Answer, CaseRule, Content } from '../api';

export const VARIABLES = ['customer.name', 'customer.firstName', 'customer.email', 'agent.name', 'agent.firstName', 'conversation.number', 'conversation.subject', 'inbox.name', 'brand.name', 'today', 'order.number', 'order.status', 'order.date', 'order.total', 'order.product', 'order.model', 'order.warranty', 'order.carrier', 'order.tracking', 'order.delivery'] as const;
export const OPERATORS = ['eq', 'ne', 'gt', 'gte', 'lt', 'lte', 'contains', 'set', 'unset'] as const;

export const variableName = (name: string): string => (hasText(`work.variable.${name}`) ? t(`work.variable.${name}`) : hasText(`knowledge.variable.${name}`) ? t(`knowledge.variable.${name}`) : name);
export const variableChoices = () => VARIABLES.map((name) => ({ name, label: variableName(name) }));
/** What the preview fills in, so that a reader sees sentences and not names of fields. */
export const sampleValues = (): Record<string, string> =>
  Object.fromEntries(VARIABLES.map((name) => [name, hasText(`work.sample.${name}`) ? t(`work.sample.${name}`) : t(`knowledge.sample.${name}`)]));

/** The entry's own language goes without saying; another one is named, and is all that is named for the general answer. */
export function answerName(answer: Answer, own: string): string {
  const channel = t(`knowledge.channel.${answer.channel}`);
  if (answer.language === own) return channel;
  return answer.channel === 'general' ? languageName(answer.language) : `${channel} · ${languageName(answer.language)}`;
}
export const answerKey = (answer: Pick<Answer, 'channel' | 'language'>): string => `${answer.channel}/${answer.language}`;

export function ruleText(rule: CaseRule): string {
  const value = rule.value === 'today' ? t('knowledge.case.today') : String(rule.value ?? '');
  return [variableName(rule.fact), t(`knowledge.op.${rule.op}`), rule.op === 'set' || rule.op === 'unset' ? '' : value].filter(Boolean).join(' ');
}
export const caseText = (rules: readonly CaseRule[]): string => (rules.length === 0 ? t('knowledge.case.rest') : rules.map(ruleText).join(t('knowledge.case.and')));

/** One answer and all its cases as lines, for comparing. */
export function answerSource(content: Content | null, key: string): string {
  const found = content?.answers.find((answer) => answerKey(answer) === key);
  if (!found) return '';
  return [found.markdown, ...found.cases.map((one) => `### ${one.name} (${caseText(one.when)})\n${one.markdown}`)].filter(Boolean).join('\n\n');
}
