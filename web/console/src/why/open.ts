// Which conversation's way through the queues is being looked at.
import { ref } from 'vue';
import type { Id } from '@/api/types';

export const why = ref<Id | null>(null);

/** Lines of a thread behind which there is a way to look at. */
export const TOLD: ReadonlySet<string> = new Set(['routed', 'accepted', 'agentSilent', 'personAsked', 'botHandedOver', 'unassigned', 'handedOver', 'teamChanged']);
