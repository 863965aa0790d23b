import { defineAsyncComponent, type Component } from 'vue';
import type { Permission } from '@/api/types';
import { useTexts } from '@/i18n';
import type { Kind } from '@/stores/settings';
import type { IconName } from '@/ui';
import ScreenFailed from './ScreenFailed.vue';

export interface Section {
  key: string;
  group: 'service' | 'data' | 'system';
  icon: IconName;
  /** The right to change what is here; without it the section is not offered. None: it is the person's own. */
  permission?: Permission;
  /** Counted in the navigation. */
  kind?: Kind;
  screen: Component;
}

/** A screen comes with its own chunk; one that cannot be had (the line broke, or a new version is out) says so. */
function screen(loader: () => Promise<{ default: Component }>): Component {
  return defineAsyncComponent({
    loader,
    errorComponent: ScreenFailed,
    onError: (_error, retry, fail, attempts) => (attempts < 3 ? retry() : fail()),
  });
}

export const SECTIONS: readonly Section[] = [
  { key: 'inboxes', group: 'service', icon: 'inbox', permission: 'inboxes.manage', kind: 'inbox', screen: screen(() => import('./inboxes/InboxesScreen.vue')) },
  { key: 'quarantine', group: 'service', icon: 'shield', permission: 'inboxes.manage', screen: screen(() => import('./quarantine/QuarantineScreen.vue')) },
  { key: 'teams', group: 'service', icon: 'people', permission: 'teams.manage', kind: 'team', screen: screen(() => import('./teams/TeamsScreen.vue')) },
  { key: 'people', group: 'service', icon: 'customer', permission: 'people.manage', kind: 'person', screen: screen(() => import('./people/PeopleScreen.vue')) },
  { key: 'roles', group: 'service', icon: 'lock', permission: 'roles.manage', kind: 'role', screen: screen(() => import('./roles/RolesScreen.vue')) },
  { key: 'brands', group: 'service', icon: 'store', permission: 'brands.manage', kind: 'brand', screen: screen(() => import('./brands/BrandsScreen.vue')) },
  { key: 'labels', group: 'data', icon: 'tag', permission: 'labels.manage', kind: 'label', screen: screen(() => import('./labels/LabelsScreen.vue')) },
  { key: 'statuses', group: 'data', icon: 'flag', permission: 'statuses.manage', kind: 'status', screen: screen(() => import('./statuses/StatusesScreen.vue')) },
  { key: 'fields', group: 'data', icon: 'list', permission: 'fields.manage', kind: 'field', screen: screen(() => import('./fields/FieldsScreen.vue')) },
  { key: 'canned', group: 'service', icon: 'reply', permission: 'conversations.reply', kind: 'canned', screen: screen(() => import('./canned/CannedScreen.vue')) },
  { key: 'macros', group: 'service', icon: 'bolt', permission: 'conversations.edit', kind: 'macro', screen: screen(() => import('./macros/MacrosScreen.vue')) },
  { key: 'deadlines', group: 'service', icon: 'clock', permission: 'deadlines.manage', kind: 'deadlinePolicy', screen: screen(() => useTexts('deadlines').then(() => import('./deadlines/DeadlinesScreen.vue'))) },
  { key: 'routing', group: 'service', icon: 'branch', permission: 'routing.manage', screen: screen(() => useTexts('routing', 'queues').then(() => import('./routing/RoutingScreen.vue'))) },
  { key: 'queues', group: 'service', icon: 'queue', permission: 'routing.manage', kind: 'queue', screen: screen(() => useTexts('queues', 'presence').then(() => import('./queues/QueuesScreen.vue'))) },
  { key: 'presence', group: 'service', icon: 'clock', permission: 'routing.manage', screen: screen(() => useTexts('presence').then(() => import('./presence/PresenceScreen.vue'))) },
  { key: 'skills', group: 'service', icon: 'star', permission: 'routing.manage', kind: 'skill', screen: screen(() => useTexts('skills').then(() => import('./skills/SkillsScreen.vue'))) },
  { key: 'attributes', group: 'data', icon: 'list', permission: 'attributes.manage', kind: 'attribute', screen: screen(() => import('./attributes/AttributesScreen.vue')) },
  { key: 'tags', group: 'data', icon: 'star', permission: 'attributes.manage', kind: 'tag', screen: screen(() => import('./labels/TagsScreen.vue')) },
  { key: 'companies', group: 'data', icon: 'building', permission: 'customers.write', kind: 'company', screen: screen(() => import('./companies/CompaniesScreen.vue')) },
  { key: 'calendars', group: 'data', icon: 'calendar', permission: 'inboxes.manage', kind: 'calendar', screen: screen(() => import('./calendars/CalendarsScreen.vue')) },
  { key: 'orders', group: 'service', icon: 'inbox', permission: 'orders.read', kind: 'orderSource', screen: screen(() => useTexts('orders', 'orderDesk').then(() => import('./orders/OrdersScreen.vue'))) },
  { key: 'bot', group: 'service', icon: 'bot', permission: 'bot.manage', kind: 'bot', screen: screen(() => useTexts('bots').then(() => import('./bots/BotsScreen.vue'))) },
  { key: 'portal', group: 'service', icon: 'book', permission: 'brands.manage', screen: screen(() => useTexts('helpSites').then(() => import('./portal/PortalScreen.vue'))) },
  { key: 'workspace', group: 'system', icon: 'globe', permission: 'workspace.manage', screen: screen(() => import('./workspace/WorkspaceScreen.vue')) },
  { key: 'apiKeys', group: 'system', icon: 'key', permission: 'apiKeys.manage', kind: 'apiKey', screen: screen(() => import('./apiKeys/ApiKeysScreen.vue')) },
  { key: 'webhooks', group: 'system', icon: 'bolt', permission: 'webhooks.manage', kind: 'webhook', screen: screen(() => import('./webhooks/WebhooksScreen.vue')) },
  { key: 'audit', group: 'system', icon: 'history', permission: 'audit.read', screen: screen(() => import('./audit/AuditScreen.vue')) },
  { key: 'blocks', group: 'system', icon: 'ban', permission: 'customers.write', kind: 'block', screen: screen(() => import('./blocks/BlocksScreen.vue')) },
  { key: 'model', group: 'system', icon: 'translate', permission: 'model.manage', screen: screen(() => useTexts('model').then(() => import('./model/ModelScreen.vue'))) },
  { key: 'profile', group: 'system', icon: 'customer', screen: screen(() => import('./profile/ProfileScreen.vue')) },
  { key: 'shortcuts', group: 'system', icon: 'keyboard', screen: screen(() => import('./shortcuts/ShortcutsScreen.vue')) },
  { key: 'demo', group: 'system', icon: 'database', permission: 'workspace.manage', screen: screen(() => import('./demo/DemoScreen.vue')) },
];

export const GROUPS = ['service', 'data', 'system'] as const;

/** Sections offered to somebody with these rights; the sample data only while there is some. */
export function offered(can: (permission: Permission) => boolean, isDemo: boolean): Section[] {
  return SECTIONS.filter((section) => (section.permission ? can(section.permission) : true) && (section.key !== 'demo' || isDemo));
}
