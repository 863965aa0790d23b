import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';
import { api, root, setWorkspace } from '@/api/client';
import type { Me, Permission, Person, WorkspaceMe } from '@/api/types';
import { setLanguage } from '@/i18n';
import { usePreferences } from './preferences';

export const useSession = defineStore('session', () => {
  const me = shallowRef<Me | null>(null);
  const here = shallowRef<WorkspaceMe | null>(null);
  const workspaceId = ref(0);

  const person = computed(() => me.value?.person ?? null);
  const personId = computed(() => me.value?.person.id ?? '');
  const permissions = computed(() => new Set<string>(here.value?.permissions ?? []));
  const can = (permission: Permission): boolean => permissions.value.has(permission);

  function take(answer: Person): void {
    const preferences = usePreferences().values;
    if (preferences.theme !== answer.theme) preferences.theme = answer.theme;
    if (preferences.sound !== answer.sound) preferences.sound = answer.sound;
    if (preferences.language !== answer.language) preferences.language = answer.language;
    preferences.keys = answer.shortcuts.keys;
    preferences.singleKeys = answer.shortcuts.singleKeys;
  }

  async function load(): Promise<Me> {
    const answer = await root.get<Me>('/me');
    me.value = answer;
    take(answer.person);
    await setLanguage(usePreferences().values.language);
    return answer;
  }

  async function enter(id: number): Promise<void> {
    setWorkspace(id);
    here.value = await api.get<WorkspaceMe>('/me');
    workspaceId.value = id;
  }

  async function refresh(): Promise<void> {
    if (!workspaceId.value) return;
    const before = here.value?.viewingAs?.id;
    here.value = await api.get<WorkspaceMe>('/me');
    // A look through another's eyes has begun or ended, perhaps in another tab: nothing on the screen holds any more.
    if (here.value.viewingAs?.id !== before) location.reload();
  }

  /** The screen follows at once; the server is told, and a refusal comes back to the caller. */
  async function change(patch: Partial<Pick<Person, 'name' | 'language' | 'theme' | 'sound' | 'shortcuts'>>): Promise<void> {
    const preferences = usePreferences().values;
    if (patch.theme) preferences.theme = patch.theme;
    if (patch.sound !== undefined) preferences.sound = patch.sound;
    if (patch.shortcuts) {
      preferences.keys = patch.shortcuts.keys;
      preferences.singleKeys = patch.shortcuts.singleKeys;
    }
    if (patch.language) {
      preferences.language = patch.language;
      await setLanguage(patch.language);
    }
    if (me.value) me.value = { ...me.value, person: { ...me.value.person, ...patch } };
    await root.patch('/me', patch);
  }

  async function signOut(): Promise<void> {
    // A browser without push has nothing to end, and a failure must not keep anybody signed in.
    if ('serviceWorker' in navigator) await import('@/settings/profile/push').then((push) => push.switchOff()).catch(() => undefined);
    await root.del('/me/session');
    location.assign('/sign-in');
  }

  return { me, here, workspaceId, person, personId, can, load, enter, refresh, change, signOut };
});
