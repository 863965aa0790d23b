import { ref } from 'vue';
import type { Id } from '@/api/types';

/** The conversation whose copy is about to be sent; null while none is. */
export const transcribed = ref<Id | null>(null);
