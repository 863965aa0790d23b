import { computed } from 'vue';
import { useRoute } from 'vue-router';
import { useSession } from '@/stores/session';
import { SECTIONS } from './sections';

/** Whether this person may change what the open section holds. */
export function useCanEdit() {
  const session = useSession();
  const route = useRoute();
  return computed(() => {
    const section = SECTIONS.find((found) => found.key === route.params['section']);
    return !section?.permission || session.can(section.permission);
  });
}
