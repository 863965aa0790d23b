// Names of nodes, ways and problems.
import { hasText, language, pick, t } from '@/i18n';
import type { IconName } from '@/ui';
import type { Condition, FlowDocument, FlowNode, FlowProblem, NodeKind } from './api';
import type { Way } from './graph';

export const kindIcons: Record<NodeKind, IconName> = {
  ask: 'question', condition: 'branch', action: 'bolt', say: 'chat', knowledge: 'book', choices: 'list', verify: 'shield', wait: 'clock', form: 'note', rating: 'star', handOver: 'people', end: 'done',
};
export const kindTones: Record<NodeKind, string> = {
  ask: 'primary', condition: 'warning', action: 'info', say: 'primary', knowledge: 'info', choices: 'primary', verify: 'success', wait: 'neutral', form: 'info', rating: 'success', handOver: 'danger', end: 'success',
};

/** A title in two languages has the Chinese words first; the reader sees their own. */
export function titleOf(node: FlowNode): string {
  const title = node.title?.trim();
  if (!title) return t(`flows.kind.${node.kind}`);
  const [zh, en, more] = title.split(' · ');
  return zh && en && more === undefined && /\p{Script=Han}/u.test(zh) && !/\p{Script=Han}/u.test(en) ? (language.value === 'en' ? en : zh) : title;
}
export const nodeName = (document: FlowDocument, id: string | null | undefined): string => {
  const node = document.nodes.find((one) => one.id === id);
  return node ? titleOf(node) : t('flows.nowhere');
};
export const factName = (fact: string): string => (hasText(`flows.fact.${fact}`) ? t(`flows.fact.${fact}`) : fact);
export const actionName = (name: string): string => (hasText(`flows.action.${name}`) ? t(`flows.action.${name}`) : name);
export const conditionText = (one: Condition): string => [factName(one.fact), t(`flows.op.${one.is}`), one.is === 'known' || one.is === 'unknown' ? '' : (one.value ?? '')].filter(Boolean).join(' ');
export const conditionsText = (all: readonly Condition[]): string => all.map(conditionText).join(t('flows.and'));

export function wayName(node: FlowNode, way: Way): string {
  if (way === 'next') return t(node.kind === 'condition' ? 'flows.way.else' : 'flows.way.next');
  if (way === 'fail') return t(`flows.way.fail.${node.kind}`);
  const at = Number(way.slice(7));
  if (way.startsWith('choice')) return pick(node.choices?.[at]?.label) || t('flows.choice.unnamed');
  const branch = node.branches?.[at];
  return pick(branch?.label) || conditionsText(branch?.all ?? []);
}
/** A problem the console has no words for yet says what the server said. */
export const problemText = (one: FlowProblem): string => (hasText(`flows.problem.${one.code}`) ? t(`flows.problem.${one.code}`) : one.message);
/** The line under the title. */
export function summaryOf(node: FlowNode): string {
  switch (node.kind) {
    case 'ask': return t('flows.summary.ask', { slot: node.slot || '?', is: t(`flows.slot.${node.is ?? 'text'}`) });
    case 'condition': return t('flows.summary.condition', { n: node.branches?.length ?? 0 });
    case 'action': return node.action ? actionName(node.action) : t('flows.summary.noAction');
    case 'knowledge': return node.query || t('flows.summary.firstWords');
    case 'form': return node.formType || t('flows.summary.noForm');
    case 'end': return pick(node.text) || t(node.solved ? 'flows.summary.solved' : 'flows.summary.open');
    case 'verify': return t('flows.summary.verify');
    case 'handOver': return pick(node.text) || t('flows.summary.handOver');
    case 'wait': return t('flows.summary.wait');
    case 'rating': return pick(node.text) || t('flows.rating.usual');
    default: return pick(node.text) || t('flows.summary.silent');
  }
}
export function blankNode(kind: NodeKind, id: string): Omit<FlowNode, 'x' | 'y'> {
  const words = { 'zh-CN': '', en: '' };
  const base = { id, kind, title: null, next: null, fail: null };
  switch (kind) {
    case 'ask': return { ...base, text: words, slot: id, is: 'text' };
    case 'say': return { ...base, text: words };
    case 'condition': return { ...base, branches: [{ all: [{ fact: '', is: 'equal', value: '' }], next: '', label: null }] };
    case 'choices': return { ...base, text: words, choices: [{ id: '1', label: { ...words }, next: null }, { id: '2', label: { ...words }, next: null }] };
    case 'action': return { ...base, action: null, with: {} };
    case 'form': return { ...base, formType: '', fields: [] };
    case 'end': return { ...base, text: words, solved: true };
    default: return base;
  }
}
