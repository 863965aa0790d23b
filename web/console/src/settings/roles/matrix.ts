// The permissions of a role, grouped the way people think about work, and what one permission needs to be of any use.

export interface PermissionGroup {
  key: string;
  permissions: readonly string[];
}

export const PERMISSION_GROUPS: readonly PermissionGroup[] = [
  {
    key: 'conversations',
    permissions: ['conversations.read', 'conversations.reply', 'conversations.note', 'conversations.start', 'conversations.edit', 'conversations.assign', 'mcp.draft'],
  },
  { key: 'customers', permissions: ['customers.read', 'customers.write', 'customers.export', 'customers.erase'] },
  { key: 'knowledge', permissions: ['knowledge.read', 'knowledge.write', 'knowledge.review', 'knowledge.publish', 'understanding.manage', 'reports.read', 'reports.manage'] },
  { key: 'orders', permissions: ['orders.read', 'orders.act', 'orders.manage'] },
  { key: 'service', permissions: ['inboxes.manage', 'teams.manage', 'labels.manage', 'statuses.manage', 'attributes.manage', 'fields.manage', 'views.share', 'canned.manage', 'macros.manage', 'deadlines.manage', 'routing.manage', 'routing.supervise', 'bot.manage'] },
  { key: 'people', permissions: ['people.manage', 'roles.manage', 'brands.manage'] },
  { key: 'system', permissions: ['workspace.manage', 'apiKeys.manage', 'webhooks.manage', 'model.manage', 'audit.read'] },
];

export const ALL_PERMISSIONS: readonly string[] = PERMISSION_GROUPS.flatMap((group) => group.permissions);

/** The groups, and one more for rights of a newer server that this console has no words for yet. */
export function groupsWith(seen: Iterable<string>): readonly PermissionGroup[] {
  const unknown = [...new Set(seen)].filter((permission) => !ALL_PERMISSIONS.includes(permission)).sort();
  return unknown.length > 0 ? [...PERMISSION_GROUPS, { key: 'other', permissions: unknown }] : PERMISSION_GROUPS;
}

/** Rights that reach beyond daily work: shown with a mark, because giving them is a decision. */
export const SENSITIVE: ReadonlySet<string> = new Set([
  'customers.export', 'customers.erase', 'orders.act', 'people.manage', 'roles.manage', 'workspace.manage', 'apiKeys.manage', 'webhooks.manage', 'model.manage',
]);

/** A right that can do nothing without another one. */
const NEEDS: Readonly<Record<string, string>> = {
  'conversations.reply': 'conversations.read',
  'conversations.note': 'conversations.read',
  'conversations.edit': 'conversations.read',
  'conversations.assign': 'conversations.read',
  'mcp.draft': 'conversations.read',
  'customers.write': 'customers.read',
  'orders.act': 'orders.read',
  'orders.manage': 'orders.read',
  'customers.export': 'customers.read',
  'customers.erase': 'customers.read',
  'conversations.start': 'conversations.reply',
  'routing.supervise': 'conversations.read',
  'reports.manage': 'reports.read',
  'knowledge.write': 'knowledge.read',
  'knowledge.review': 'knowledge.read',
  'knowledge.publish': 'knowledge.read',
};

export function needs(permission: string): string | undefined {
  return NEEDS[permission];
}

/** Turning a right on brings what it needs; turning one off takes along what would be useless without it. */
export function toggle(held: readonly string[], permission: string, on: boolean): string[] {
  const next = new Set(held);
  if (on) {
    for (let right: string | undefined = permission; right; right = NEEDS[right]) next.add(right);
  } else {
    const gone = [permission];
    for (const right of gone) {
      next.delete(right);
      gone.push(...Object.keys(NEEDS).filter((dependent) => NEEDS[dependent] === right));
    }
  }
  return inOrder(next);
}

/** Sets a whole group, except rights that the person editing may not give away. */
export function toggleGroup(
  held: readonly string[], group: PermissionGroup, on: boolean, mayGive: (permission: string) => boolean,
): string[] {
  return group.permissions.filter(mayGive).reduce((set, permission) => toggle(set, permission, on), [...held]);
}

export type GroupState = 'all' | 'some' | 'none';

export function groupState(held: readonly string[], group: PermissionGroup): GroupState {
  const count = group.permissions.filter((permission) => held.includes(permission)).length;
  return count === 0 ? 'none' : count === group.permissions.length ? 'all' : 'some';
}

/** Fixed order, so that the same set of rights always compares equal; unknown ones (a newer server) stay, at the end. */
export function inOrder(held: Iterable<string>): string[] {
  const set = new Set(held);
  const known = ALL_PERMISSIONS.filter((permission) => set.has(permission));
  const unknown = [...set].filter((permission) => !ALL_PERMISSIONS.includes(permission)).sort();
  return [...known, ...unknown];
}

/** Nobody may hand out more than they hold themselves. */
export function beyond(held: readonly string[], mine: readonly string[]): string[] {
  return held.filter((permission) => !mine.includes(permission));
}

export interface RightsDifference {
  gained: string[];
  lost: string[];
}

export function difference(before: readonly string[], after: readonly string[]): RightsDifference {
  return {
    gained: after.filter((permission) => !before.includes(permission)),
    lost: before.filter((permission) => !after.includes(permission)),
  };
}
