import type { AuditEntry, Facts, Texts } from '@/api/types';
import { hasText, pick, t } from '@/i18n';
import { kindPaths, type Kind, type useSettings } from '@/stores/settings';
import { roleName } from '../roles/names';

/** What acts are written about, the most asked for first. */
export const AUDITED = ['session', 'person', 'role', 'team', 'brand', 'apiKey', 'inbox', 'webSite', 'customer', 'orderRequest', 'orderSource', 'helpSite', 'webhook', 'bot', 'botFlow', 'knowledgeEntry', 'intentModel', 'testSet', 'model', 'deadlinePolicy', 'targets', 'routingRules', 'queue', 'skill', 'calendar', 'status', 'label', 'mcp', 'block', 'workspace', 'demo'] as const;

type Settings = ReturnType<typeof useSettings>;

/** The thing an entry is about, by name when it is still there. */
export function targetName(entry: AuditEntry, settings: Settings): string {
  const { target } = entry;
  if (!target) return '–';
  const key = `settings.kind.${target.kind}`;
  const kind = hasText(key) ? t(key) : target.kind;
  if (!(target.kind in kindPaths)) return kind;
  if (target.kind === 'role') return `${kind} ${roleName(settings.get('role', target.id))}`.trim();
  const item = settings.get(target.kind as Kind, target.id) as { name?: string | Texts; value?: string } | undefined;
  const name = typeof item?.name === 'object' ? pick(item.name) : (item?.name ?? item?.value ?? '');
  return `${kind} ${name}`.trim();
}

/** Facts are small: ids, counts, states. Nested ones are shown as they are. */
export function factWords(facts: Facts | null): { key: string; value: string }[] {
  return Object.entries(facts ?? {}).map(([key, value]) => ({
    key,
    value: value === null ? '–' : typeof value === 'object' ? JSON.stringify(value) : String(value),
  }));
}

/** "Role · changed"; acts that deserve a sentence of their own have one, unknown ones show their code. */
export function actionWords(code: string): string {
  const whole = `settings.act.${code}`;
  if (hasText(whole)) return t(whole);
  const [kind, verb] = code.split('.', 2);
  const parts = [`settings.kind.${kind}`, `settings.verb.${verb}`];
  return parts.every(hasText) ? parts.map((part) => t(part)).join(' · ') : code;
}
