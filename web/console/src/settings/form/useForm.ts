import { computed, onScopeDispose, ref, watch, type Ref } from 'vue';
import { ApiProblem } from '@/api/client';
import { hasText, t } from '@/i18n';
import { changedFields, copy, patchOf, rebase } from './draft';

export interface Versioned {
  version: number;
}

/**
 * One edited thing: what the server has, what the person typed, and what stands between the two.
 * A newer state of the same thing is merged in; where both sides changed a field, the person decides.
 */
export function useForm<T extends object>(blank: () => T) {
  const base = ref(blank()) as Ref<T>;
  const value = ref(copy(base.value)) as Ref<T>;
  const version = ref<number | null>(null);
  const conflicts = ref<string[]>([]);
  const overtaken = ref(false);
  const busy = ref(false);
  const problem = ref<ApiProblem | null>(null);
  const refused = ref<Record<string, { text: string; at: unknown }>>({});

  const changed = computed(() => changedFields(base.value, value.value) as string[]);
  const dirty = computed(() => changed.value.length > 0);

  function forget(): void {
    conflicts.value = [];
    overtaken.value = false;
    problem.value = null;
    refused.value = {};
  }

  /** Begins with this state, dropping whatever was typed. */
  function open(state: T, at: number | null): void {
    base.value = copy(state);
    value.value = copy(state);
    version.value = at;
    forget();
  }

  /** A newer state came in, by a live frame or after a refused save. */
  function arrived(state: T, at: number | null): void {
    if (at !== null && version.value !== null && at <= version.value) return;
    if (!dirty.value) {
      open(state, at);
      return;
    }
    const merged = rebase(base.value, value.value, state);
    base.value = copy(state);
    value.value = merged.value;
    version.value = at;
    conflicts.value = [...new Set([...conflicts.value, ...merged.conflicts])].filter((field) => changed.value.includes(field));
    // Nothing left of mine: it was my own save coming back, or somebody made the same change.
    overtaken.value = dirty.value;
  }

  function discard(): void {
    value.value = copy(base.value);
    forget();
  }

  function refuse(error: ApiProblem): void {
    problem.value = error;
    const entered = value.value as Record<string, unknown>;
    refused.value = Object.fromEntries(
      Object.entries(error.errors).map(([field, [first]]) => {
        const key = `settings.error.${first?.code ?? ''}`;
        const text = hasText(key) ? t(key) : (first?.message ?? t('settings.error.refused'));
        return [field, { text, at: copy(entered[topOf(field)]) }];
      }),
    );
  }

  /** The server's complaint about a field or a part of it, until that field is edited: `allowedOrigins[0]` also answers for `allowedOrigins`. */
  function errorOf(field: string): string | undefined {
    const exact = refused.value[field] ?? Object.entries(refused.value).find(([name]) => name.startsWith(`${field}.`) || name.startsWith(`${field}[`))?.[1];
    if (!exact) return undefined;
    const now = (value.value as Record<string, unknown>)[topOf(field)];
    return JSON.stringify(now) === JSON.stringify(exact.at) ? exact.text : undefined;
  }

  /**
   * Sends the changes. `reload` fetches the newer state when somebody else was faster; the edits are kept on top of it.
   * Answers what the server stored, or null when it was refused.
   */
  async function submit<R>(send: (patch: Partial<T>) => Promise<R>, reload?: () => Promise<void>): Promise<R | null> {
    if (busy.value) return null;
    busy.value = true;
    problem.value = null;
    refused.value = {};
    try {
      const stored = await send(patchOf(base.value, value.value));
      overtaken.value = false;
      conflicts.value = [];
      return stored;
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      if (error.status === 412 && reload) {
        await reload();
        overtaken.value = true;
      } else {
        refuse(error);
      }
      return null;
    } finally {
      busy.value = false;
    }
  }

  return { base, value, version, changed, dirty, busy, problem, conflicts, overtaken, open, arrived, discard, submit, errorOf };
}

export type Form<T extends object> = ReturnType<typeof useForm<T>>;

function topOf(field: string): string {
  return field.split(/[.[]/u, 1)[0] ?? field;
}

/** The browser asks before the page is closed over unsaved input. */
export function useLeaveWarning(dirty: Ref<boolean>): void {
  const warn = (event: BeforeUnloadEvent) => event.preventDefault();
  const stop = watch(
    dirty,
    (now) => (now ? window.addEventListener('beforeunload', warn) : window.removeEventListener('beforeunload', warn)),
    { immediate: true },
  );
  onScopeDispose(() => {
    stop();
    window.removeEventListener('beforeunload', warn);
  });
}
