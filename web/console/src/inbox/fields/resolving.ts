import { shallowRef } from 'vue';
import type { Conversation } from '@/api/types';

/** A conversation that is to be resolved as soon as its demanded fields are filled in. */
export const resolving = shallowRef<{ conversation: Conversation; done: () => void } | null>(null);
