import type { Mailbox } from '@/api/types';

/** Tabs of a mailbox: one way through while it has never worked, the same parts side by side afterwards. */
export const mailTabs = (row: Mailbox | undefined): string[] => {
  if (!row) return ['health'];
  return row.enabled || row.receiving.successAt ? ['health', 'connect', 'letters', 'answer', 'intake', 'delivery'] : ['setup'];
};

/** Where a field of the mailbox stands. */
export const mailPlaces: Record<string, string> = {
  address: 'connect', aliases: 'connect', imap: 'connect', smtp: 'connect', signIn: 'connect', oAuth: 'connect', imapPassword: 'connect', smtpPassword: 'connect', pinnedCertificates: 'connect',
  displayName: 'letters', signature: 'letters', agentNames: 'letters', agentSignatures: 'letters', quoteHistory: 'letters', undoSeconds: 'letters', acknowledgement: 'answer',
  maxBytes: 'intake', trustedAuthServId: 'intake', spam: 'intake', plusAddress: 'intake', dkim: 'delivery', perMinute: 'delivery',
};
/** Of servers these few stand with what is taken in. */
const ofIntake: readonly string[] = ['imap.firstDays', 'imap.after', 'imap.moveTo'];
export const placeOf = (field: string): string | undefined => (ofIntake.includes(field) ? 'intake' : mailPlaces[field.split(/[.[]/u, 1)[0]!]);
