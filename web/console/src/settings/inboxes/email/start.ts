import { api } from '@/api/client';
import type { Id } from '@/api/types';
import { blankMail, bodyOf, providerOf, withProvider } from './mailForm';
import { useMailboxes } from './mailboxes';

/** Writes the address and its provider's servers into a mailbox that was just made, switched off. */
export async function startMailbox(inboxId: Id, address: string, name: string): Promise<void> {
  const mailboxes = useMailboxes();
  await mailboxes.loadProviders();
  const made = await mailboxes.read(inboxId);
  const fields = withProvider({ ...blankMail(), address: address.trim(), displayName: name === address.trim() ? '' : name, spam: made.spam }, providerOf(mailboxes.providers, address));
  await mailboxes.write(inboxId, bodyOf(fields), made.version);
}

/** Whether an inbox with this address could be begun; asked ahead of making it, so that no empty inbox is left behind. */
export async function isFree(address: string): Promise<boolean> {
  const page = await api.get<{ items: { address: string }[] }>('/mailboxes');
  return !page.items.some((one) => one.address === address.trim().toLowerCase());
}
