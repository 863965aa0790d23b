// What this person likes, kept in this browser so that the first paint is already right;
// theme, language, sound and keys also live with the person on the server.
import { defineStore } from 'pinia';
import { reactive, ref, watch } from 'vue';
import type { ThemeChoice } from '@/api/types';
import { preferredLanguage, type Language } from '@/i18n';

const KEY = 'heed.preferences';
const dark = typeof matchMedia === 'undefined' ? null : matchMedia('(prefers-color-scheme: dark)');

export interface Preferences {
  theme: ThemeChoice;
  language: Language;
  sound: boolean;
  density: 'comfortable' | 'compact';
  sendWith: 'enter' | 'ctrlEnter';
  /** Seconds to take a reply back; null leaves it to the inbox. */
  undoSeconds: number | null;
  singleKeys: boolean;
  /** Keys this person has changed, by action; empty: the action has none. */
  keys: Record<string, string>;
  contextOpen: boolean;
  /** Workspaces whose list of first things to do was put away. */
  setupHidden: number[];
}

export function readPreferences(): Preferences {
  const defaults: Preferences = {
    theme: 'system', language: preferredLanguage(), sound: true, density: 'comfortable',
    sendWith: 'enter', undoSeconds: null, singleKeys: true, keys: {}, contextOpen: true, setupHidden: [],
  };
  try {
    return { ...defaults, ...(JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Preferences>) };
  } catch {
    // Storage can be forbidden or hold something foreign; the defaults are always usable.
    return defaults;
  }
}

export function applyLook(preferences: Preferences): void {
  const theme = preferences.theme === 'system' ? (dark?.matches ? 'dark' : 'light') : preferences.theme;
  document.documentElement.dataset['theme'] = theme;
  document.documentElement.dataset['density'] = preferences.density;
}

export const usePreferences = defineStore('preferences', () => {
  const values = reactive(readPreferences());
  const isDark = ref(dark?.matches ?? false);
  dark?.addEventListener('change', (e) => {
    isDark.value = e.matches;
    applyLook(values);
  });
  watch(
    values,
    () => {
      applyLook(values);
      try {
        localStorage.setItem(KEY, JSON.stringify(values));
      } catch {
        // Without storage the choice holds for this visit only.
      }
    },
    { flush: 'sync' },
  );
  return { values, isDark };
});
