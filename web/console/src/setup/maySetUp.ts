import { computed } from 'vue';
import type { Permission } from '@/api/types';
import { useSession } from '@/stores/session';

const NEEDED: Permission[] = ['workspace.manage', 'inboxes.manage', 'brands.manage', 'people.manage'];

/** Whether this person may set the workspace up. */
export function useMaySetUp() {
  const session = useSession();
  return computed(() => NEEDED.every((permission) => session.can(permission)));
}
