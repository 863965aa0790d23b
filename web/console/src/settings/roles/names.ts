import type { Role } from '@/api/types';
import { hasText, t } from '@/i18n';

/** Built-in roles are stored under a key and named in the reader's language; own roles have the name somebody gave them. */
export function roleName(role: Pick<Role, 'name' | 'builtIn'> | undefined): string {
  if (!role) return '';
  const key = `settings.role.${role.name}`;
  return role.builtIn && hasText(key) ? t(key) : role.name;
}

export function permissionName(permission: string): string {
  const key = `settings.permission.${permission}`;
  return hasText(key) ? t(key) : permission;
}

export function permissionText(permission: string): string {
  const key = `settings.permission.${permission}.text`;
  return hasText(key) ? t(key) : '';
}

const RANK = ['owner', 'admin', 'supervisor', 'agent', 'knowledgeEditor', 'analyst', 'readOnly'];
export function byRank(a: Role, b: Role): number {
  const rank = (role: Role) => (role.builtIn ? RANK.indexOf(role.name) : RANK.length);
  return rank(a) - rank(b) || a.name.localeCompare(b.name);
}

