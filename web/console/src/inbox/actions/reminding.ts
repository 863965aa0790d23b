import { ref } from 'vue';
import type { Id } from '@/api/types';

/** The conversation of which one is about to choose a time to be reminded. */
export const reminding = ref<Id | null>(null);
