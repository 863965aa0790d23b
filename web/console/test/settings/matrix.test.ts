import { describe, expect, it } from 'vitest';
import { ALL_PERMISSIONS, PERMISSION_GROUPS, beyond, difference, groupState, inOrder, toggle, toggleGroup } from '@/settings/roles/matrix';

const customers = PERMISSION_GROUPS.find((group) => group.key === 'customers')!;

describe('the permission matrix', () => {
  it('holds every permission once', () => {
    expect(new Set(ALL_PERMISSIONS).size).toBe(ALL_PERMISSIONS.length);
    expect(ALL_PERMISSIONS).toHaveLength(22);
  });

  it('brings along what a right needs', () => {
    expect(toggle([], 'customers.erase', true)).toEqual(['customers.read', 'customers.erase']);
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
