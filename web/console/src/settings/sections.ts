import { defineAsyncComponent, type Component } from 'vue';
import type { Permission } from '@/api/types';
import type { Kind } from '@/stores/settings';
import type { IconName } from '@/ui';

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

export const SECTIONS: readonly Section[] = [
  { key: 'inboxes', group: 'service', icon: 'inbox', permission: 'inboxes.manage', kind: 'inbox', screen: defineAsyncComponent(() => import('./inboxes/InboxesScreen.vue')) },
  { key: 'teams', group: 'service', icon: 'people', permission: 'teams.manage', kind: 'team', screen: defineAsyncComponent(() => import('./teams/TeamsScreen.vue')) },
  { key: 'people', group: 'service', icon: 'customer', permission: 'people.manage', kind: 'person', screen: defineAsyncComponent(() => import('./people/PeopleScreen.vue')) },
  { key: 'roles', group: 'service', icon: 'shield', permission: 'roles.manage', kind: 'role', screen: defineAsyncComponent(() => import('./roles/RolesScreen.vue')) },
  { key: 'brands', group: 'service', icon: 'store', permission: 'brands.manage', kind: 'brand', screen: defineAsyncComponent(() => import('./brands/BrandsScreen.vue')) },
  { key: 'labels', group: 'data', icon: 'tag', permission: 'labels.manage', kind: 'label', screen: defineAsyncComponent(() => import('./labels/LabelsScreen.vue')) },
  { key: 'statuses', group: 'data', icon: 'flag', permission: 'statuses.manage', kind: 'status', screen: defineAsyncComponent(() => import('./statuses/StatusesScreen.vue')) },
  { key: 'attributes', group: 'data', icon: 'list', permission: 'attributes.manage', kind: 'attribute', screen: defineAsyncComponent(() => import('./attributes/AttributesScreen.vue')) },
  { key: 'tags', group: 'data', icon: 'star', permission: 'attributes.manage', kind: 'tag', screen: defineAsyncComponent(() => import('./labels/TagsScreen.vue')) },
  { key: 'companies', group: 'data', icon: 'building', permission: 'customers.write', kind: 'company', screen: defineAsyncComponent(() => import('./companies/CompaniesScreen.vue')) },
  { key: 'calendars', group: 'data', icon: 'calendar', permission: 'inboxes.manage', kind: 'calendar', screen: defineAsyncComponent(() => import('./calendars/CalendarsScreen.vue')) },
  { key: 'workspace', group: 'system', icon: 'globe', permission: 'workspace.manage', screen: defineAsyncComponent(() => import('./workspace/WorkspaceScreen.vue')) },
  { key: 'apiKeys', group: 'system', icon: 'key', permission: 'apiKeys.manage', kind: 'apiKey', screen: defineAsyncComponent(() => import('./apiKeys/ApiKeysScreen.vue')) },
  { key: 'audit', group: 'system', icon: 'history', permission: 'audit.read', screen: defineAsyncComponent(() => import('./audit/AuditScreen.vue')) },
  { key: 'blocks', group: 'system', icon: 'ban', permission: 'customers.write', kind: 'block', screen: defineAsyncComponent(() => import('./blocks/BlocksScreen.vue')) },
  { key: 'profile', group: 'system', icon: 'customer', screen: defineAsyncComponent(() => import('./profile/ProfileScreen.vue')) },
  { key: 'demo', group: 'system', icon: 'database', permission: 'workspace.manage', screen: defineAsyncComponent(() => import('./demo/DemoScreen.vue')) },
];

export const GROUPS = ['service', 'data', 'system'] as const;

/** Sections offered to somebody with these rights; the sample data only while there is some. */
export function offered(can: (permission: Permission) => boolean, isDemo: boolean): Section[] {
  return SECTIONS.filter((section) => (section.permission ? can(section.permission) : true) && (section.key !== 'demo' || isDemo));
}
