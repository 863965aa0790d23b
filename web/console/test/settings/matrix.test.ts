import { describe, expect, it } from 'vitest';
import { ALL_PERMISSIONS, PERMISSION_GROUPS, beyond, difference, groupState, groupsWith, inOrder, toggle, toggleGroup } from '@/settings/roles/matrix';

const customers = PERMISSION_GROUPS.find((group) => group.key === 'customers')!;

describe('the permission matrix', () => {
  it('holds every permission once', () => {
    expect(new Set(ALL_PERMISSIONS).size).toBe(ALL_PERMISSIONS.length);
    expect(ALL_PERMISSIONS).toHaveLength(42);
  });

  it('brings along what a right needs', () => {
    expect(toggle([], 'customers.erase', true)).toEqual(['customers.read', 'customers.erase']);
  });

  it('brings along a chain, and takes a chain away', () => {
    expect(toggle([], 'conversations.start', true)).toEqual(['conversations.read', 'conversations.reply', 'conversations.start']);
    expect(toggle(['conversations.read', 'conversations.reply', 'conversations.start', 'audit.read'], 'conversations.read', false)).toEqual(['audit.read']);
  });

  it('shows rights it has no words for', () => {
    expect(groupsWith(['audit.read'])).toBe(PERMISSION_GROUPS);
    expect(groupsWith(['future.right', 'audit.read']).at(-1)).toEqual({ key: 'other', permissions: ['future.right'] });
  });

  it('takes along what would be useless', () => {
    expect(toggle(['customers.read', 'customers.write', 'audit.read'], 'customers.read', false)).toEqual(['audit.read']);
  });

  it('sets a group but not the rights one may not give', () => {
    const mine = (permission: string) => permission !== 'customers.erase';
    const held = toggleGroup([], customers, true, mine);
    expect(held).toEqual(['customers.read', 'customers.write', 'customers.export']);
    expect(groupState(held, customers)).toBe('some');
    expect(groupState(toggleGroup(held, customers, false, () => true), customers)).toBe('none');
  });

  it('compares equal whatever the order, and keeps rights it does not know', () => {
    expect(inOrder(['audit.read', 'future.right', 'conversations.reply'])).toEqual(['conversations.reply', 'audit.read', 'future.right']);
  });

  it('tells what a change gives and takes, and what is beyond the giver', () => {
    expect(difference(['a', 'b'], ['b', 'c'])).toEqual({ gained: ['c'], lost: ['a'] });
    expect(beyond(['a', 'b'], ['b'])).toEqual(['a']);
  });
});
