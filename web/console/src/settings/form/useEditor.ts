import { computed, ref, shallowRef, watch } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import { api } from '@/api/client';
import type { Item } from '@/api/types';
import { t } from '@/i18n';
import { kindPaths, useSettings, type Kind, type Kinds } from '@/stores/settings';
import { confirm } from '@/ui/confirm';
import { useToast } from '@/ui/toast';
import { useForm } from './useForm';

export const NEW = 'new';

export interface EditorOptions<K extends Kind, F extends object> {
  kind: K;
  blank: () => F;
  /** The part of the stored item that the form edits. */
  read: (item: Kinds[K]) => F;
  nameOf: (item: Kinds[K]) => string;
  /** Shapes what is sent; the patch (or the whole form when creating) by default. */
  body?: (patch: Partial<F>, creating: boolean, whole: F) => object;
  /** False while something entered here is wrong; saving then says so instead of asking the server. */
  valid?: (value: F) => boolean;
  /** What deleting means, in words. */
  deleteText?: (item: Kinds[K]) => string;
}

/** Creates, edits and deletes one settings item, chosen by the route, kept fresh by live frames. */
export function useEditor<K extends Kind, F extends object>(options: EditorOptions<K, F>) {
  const { kind } = options;
  const settings = useSettings();
  const route = useRoute();
  const router = useRouter();
  const toast = useToast();
  const form = useForm<F>(options.blank);

  const id = computed(() => String(route.params['id'] ?? ''));
  const creating = computed(() => id.value === NEW);
  const item = computed(() => (creating.value ? undefined : (settings.get(kind, id.value) as (Kinds[K] & Item) | undefined)));
  const last = shallowRef<(Kinds[K] & Item) | null>(null);
  const gone = ref(false);
  const checked = ref(false);

  watch(
    [id, item],
    ([newId, now], [oldId]) => {
      if (newId !== oldId) {
        gone.value = false;
        checked.value = false;
        last.value = now ?? null;
        form.open(now ? options.read(now) : options.blank(), now?.version ?? null);
      } else if (now) {
        gone.value = false;
        if (last.value === null) form.open(options.read(now), now.version);
        else form.arrived(options.read(now), now.version);
        last.value = now;
      } else if (last.value) {
        gone.value = true;
      }
    },
    { immediate: true, flush: 'sync' },
  );

  /** True when a local check may be shown: after the first try to save. */
  const showChecks = computed(() => checked.value);

  async function save(): Promise<boolean> {
    checked.value = true;
    if (options.valid && !options.valid(form.value.value)) {
      toast.show(t('settings.error.form'), { tone: 'danger' });
      return false;
    }
    const wasNew = creating.value;
    const editedId = id.value;
    const stored = await form.submit(
      (patch) => {
        const sent = wasNew ? form.value.value : patch;
        const body = options.body ? options.body(sent, wasNew, form.value.value) : sent;
        return wasNew ? settings.create(kind, body) : settings.change(kind, editedId, body, form.version.value ?? undefined);
      },
      async () => {
        const fresh = await api.get<Kinds[K]>(`${kindPaths[kind]}/${editedId}`);
        settings.put(kind, fresh);
        form.arrived(options.read(fresh), (fresh as Item).version);
      },
    );
    if (!stored) return false;
    checked.value = false;
    if (id.value !== editedId) return true;
    form.open(options.read(stored), (stored as Item).version);
    last.value = stored as Kinds[K] & Item;
    toast.success(wasNew ? t('settings.form.created', { name: options.nameOf(stored) }) : t('settings.form.saved'));
    if (wasNew) await router.replace({ params: { ...route.params, id: (stored as Item).id } });
    return true;
  }

  async function back(): Promise<void> {
    // By name: a relative location keeps the optional parameters it is not given.
    const { workspace, section } = route.params;
    await router.push({ name: 'settings', params: { workspace, section } });
  }

  async function remove(): Promise<void> {
    const doomed = item.value;
    if (!doomed) return;
    const name = options.nameOf(doomed);
    const yes = await confirm({
      title: t('settings.delete.title', { name }),
      text: options.deleteText?.(doomed) ?? '',
      confirmLabel: t('settings.delete'),
      danger: true,
      action: () => settings.destroy(kind, doomed.id),
    });
    if (!yes) return;
    last.value = null;
    gone.value = false;
    form.discard();
    await back();
    toast.success(t('settings.form.deleted', { name }));
  }

  /** Changes one field at once, outside the form, with a way back: for archiving and the like. */
  async function set(patch: Partial<Kinds[K]>, done: string, undo: Partial<Kinds[K]>): Promise<void> {
    const target = item.value;
    if (!target) return;
    try {
      await settings.change(kind, target.id, patch);
      toast.show(done, {
        tone: 'success',
        action: { label: t('settings.undo'), run: () => void settings.change(kind, target.id, undo).catch((error) => toast.failure(error)) },
      });
    } catch (error) {
      toast.failure(error);
    }
  }

  return { form, id, creating, item, gone, showChecks, save, remove, set, back };
}
