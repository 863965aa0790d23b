import { defineStore } from 'pinia';
import { computed, ref, shallowReactive } from 'vue';
import { api } from '@/api/client';
import type { Id, Mailbox, MailboxState, MailboxSummary, MailProvider, Page } from '@/api/types';
import { isFresher, onKind, readMark } from '@/live/kinds';

/** What a list needs to know of a mailbox. */
export interface MailboxHead {
  address: string;
  enabled: boolean;
  receiving: MailboxState;
  sending: MailboxState;
}

/** Mailboxes by inbox id: their heads all at once, the whole of one when it is opened; live frames keep both fresh. */
export const useMailboxes = defineStore('mailboxes', () => {
  const rows = shallowReactive(new Map<Id, Mailbox>());
  const heads = shallowReactive(new Map<Id, MailboxHead>());
  const providers = ref<MailProvider[]>([]);
  let asked = false;

  const headOf = ({ address, enabled, receiving, sending }: Mailbox): MailboxHead => ({ address, enabled, receiving: receiving.state, sending: sending.state });
  function take(row: Mailbox): void {
    rows.set(row.id, row);
    heads.set(row.id, headOf(row));
  }
  /** Heads of all mailboxes; read once, then kept by frames. */
  async function load(again = false): Promise<void> {
    if (asked && !again) return;
    asked = true;
    const mark = readMark();
    try {
      const page = await api.get<Page<MailboxSummary>>('/mailboxes');
      for (const { id, address, enabled, receiving, sending } of page.items) {
        if (!isFresher('mailbox', id, mark)) heads.set(id, { address, enabled, receiving, sending });
      }
    } catch (error) {
      asked = false;
      throw error;
    }
  }
  async function loadProviders(): Promise<void> {
    if (providers.value.length === 0) providers.value = (await api.get<Page<MailProvider>>('/mailboxes/providers')).items;
  }
  async function read(inboxId: Id): Promise<Mailbox> {
    const mark = readMark();
    const row = await api.get<Mailbox>(`/inboxes/${inboxId}/email`);
    if (!isFresher('mailbox', inboxId, mark)) take(row);
    return rows.get(inboxId) ?? row;
  }
  async function write(inboxId: Id, body: object, version?: number): Promise<Mailbox> {
    const row = await api.put<Mailbox>(`/inboxes/${inboxId}/email`, body, { ifMatch: version });
    take(row);
    return row;
  }
  onKind<Mailbox>('mailbox', {
    upsert: (_id, row) => take(row),
    remove: (id) => {
      rows.delete(id);
      heads.delete(id);
    },
    reload: async () => {
      if (asked) await load(true);
      await Promise.allSettled([...rows.keys()].map(read));
    },
  });

  /** Inboxes whose mailbox waits for a person. */
  const needingHelp = computed(() => [...heads].filter(([, head]) => worst(head) === 'needsHelp').map(([id]) => id));
  return { rows, heads, providers, needingHelp, load, loadProviders, read, write };
});

const order: readonly MailboxState[] = ['off', 'working', 'retrying', 'needsHelp'];

/** The state of both directions together: the one that is worse. */
export function worst(head: MailboxHead): MailboxState {
  if (!head.enabled) return 'off';
  return order[Math.max(order.indexOf(head.receiving), order.indexOf(head.sending))] ?? 'off';
}
