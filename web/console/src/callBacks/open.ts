// What of the call-backs is open over the page.
import { ref } from 'vue';
import type { Id } from '@/api/types';

/** Whom a call-back is being planned for: a conversation, or a customer whose last conversation it becomes. */
export const planning = ref<{ conversationId: Id } | { customerId: Id } | null>(null);
export const listing = ref(false);
