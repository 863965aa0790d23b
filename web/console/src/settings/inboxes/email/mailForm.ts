import type { Mailbox, MailProvider, Texts } from '@/api/types';
import { isEmail } from '../../attributes/values';
import type { Form } from '../../form/useForm';

/** What a person edits of a mailbox. Passwords are only ever written: null leaves what is stored. */
export type MailFields = Pick<
  Mailbox,
  | 'enabled' | 'address' | 'displayName' | 'aliases' | 'imap' | 'smtp' | 'signIn' | 'pinnedCertificates' | 'signature' | 'agentSignatures' | 'quoteHistory' | 'agentNames'
  | 'plusAddress' | 'trustedAuthServId' | 'spam' | 'undoSeconds' | 'perMinute' | 'maxBytes'
> & {
  acknowledgement: { enabled: boolean; text: Texts };
  oAuth: { clientId: string; clientSecret: string | null; authorizeUrl: string | null; tokenUrl: string | null; scopes: string | null; tenant: string | null };
  dkim: { enabled: boolean; domain: string; selector: string };
  imapPassword: string | null;
  smtpPassword: string | null;
};
export type MailForm = Form<MailFields>;
export type SignIn = MailFields['signIn'];

export const blankMail = (): MailFields => ({
  enabled: false, address: '', displayName: '', aliases: [],
  imap: { host: '', port: 993, security: 'tls', user: '', folder: 'INBOX', after: 'keepSeen', moveTo: null, firstDays: 0 },
  smtp: { host: '', port: 465, security: 'tls', user: '', sentFolder: null },
  signIn: 'password', oAuth: blankOAuth(), imapPassword: null, smtpPassword: null, pinnedCertificates: [], signature: { 'zh-CN': '', en: '' },
  agentSignatures: true, quoteHistory: true, agentNames: true, acknowledgement: { enabled: false, text: { 'zh-CN': '', en: '' } },
  plusAddress: false, trustedAuthServId: null, spam: [], dkim: { enabled: false, domain: '', selector: 'heed' }, undoSeconds: 10, perMinute: 60, maxBytes: 40 << 20,
});
const blankOAuth = (): MailFields['oAuth'] => ({ clientId: '', clientSecret: null, authorizeUrl: null, tokenUrl: null, scopes: null, tenant: null });

export function fieldsOf(row: Mailbox): MailFields {
  const {
    enabled, address, displayName, aliases, imap, smtp, signIn, pinnedCertificates, signature, agentSignatures, quoteHistory, agentNames,
    plusAddress, trustedAuthServId, spam, undoSeconds, perMinute, maxBytes, oAuth, dkim, acknowledgement,
  } = row;
  return {
    enabled, address, displayName, aliases, imap, smtp, signIn, pinnedCertificates, signature, agentSignatures, quoteHistory, agentNames,
    plusAddress, trustedAuthServId: trustedAuthServId ?? null, spam, undoSeconds, perMinute, maxBytes,
    oAuth: oAuth ? { clientId: oAuth.clientId, clientSecret: null, authorizeUrl: oAuth.authorizeUrl ?? null, tokenUrl: oAuth.tokenUrl ?? null, scopes: oAuth.scopes ?? null, tenant: oAuth.tenant ?? null } : blankOAuth(),
    dkim: { enabled: dkim.enabled, domain: dkim.domain, selector: dkim.selector },
    acknowledgement: { enabled: acknowledgement.enabled, text: acknowledgement.text ?? { 'zh-CN': '', en: '' } },
    imapPassword: null, smtpPassword: null,
  };
}

/** As it is sent: what does not apply to the chosen way of signing in is left out. */
export function bodyOf(fields: MailFields): object {
  const { oAuth, acknowledgement, ...rest } = fields;
  const { text } = acknowledgement;
  return {
    ...rest,
    oAuth: fields.signIn === 'password' ? null : oAuth,
    acknowledgement: { enabled: acknowledgement.enabled, text: text['zh-CN'].trim() || text.en.trim() ? text : null },
  };
}

const isHost = (text: string): boolean => /^[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$/iu.test(text) || /^[\da-f:]{2,39}$/iu.test(text);
const isPort = (port: number): boolean => Number.isInteger(port) && port > 0 && port <= 65_535;

/** What is wrong with what was typed, by field: a key below `settings.error`. */
export function mailProblems(fields: MailFields): Record<string, string> {
  const found: Record<string, string> = {};
  if (!isEmail(fields.address.trim())) found['address'] = fields.address.trim() ? 'email' : 'required';
  if (!fields.aliases.every((alias) => isEmail(alias.trim()))) found['aliases'] = 'email';
  for (const side of ['imap', 'smtp'] as const) {
    if (!isHost(fields[side].host.trim())) found[`${side}.host`] = fields[side].host.trim() ? 'host' : 'required';
    if (!isPort(Number(fields[side].port))) found[`${side}.port`] = 'port';
  }
  if (!fields.imap.folder.trim()) found['imap.folder'] = 'required';
  if (fields.imap.after === 'move' && !fields.imap.moveTo?.trim()) found['imap.moveTo'] = 'required';
  if (fields.signIn !== 'password' && !fields.oAuth.clientId.trim()) found['oAuth.clientId'] = 'required';
  if (fields.signIn === 'custom') {
    for (const name of ['authorizeUrl', 'tokenUrl'] as const) if (!/^https:\/\/\S+$/u.test(fields.oAuth[name] ?? '')) found[`oAuth.${name}`] = fields.oAuth[name] ? 'url' : 'required';
  }
  if (fields.dkim.enabled && !/^[a-z0-9-]+(\.[a-z0-9-]+)+$/iu.test(fields.dkim.domain)) found['dkim.domain'] = fields.dkim.domain ? 'domain' : 'required';
  if (fields.dkim.enabled && !/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/iu.test(fields.dkim.selector)) found['dkim.selector'] = 'selector';
  if (!inRange(fields.imap.firstDays, 0, 90)) found['imap.firstDays'] = 'range';
  if (!inRange(fields.undoSeconds, 0, 60)) found['undoSeconds'] = 'range';
  if (!inRange(fields.perMinute, 1, 1000)) found['perMinute'] = 'range';
  return found;
}
const inRange = (value: number, least: number, most: number): boolean => Number.isInteger(Number(value)) && Number(value) >= least && Number(value) <= most;

export const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1).trim().toLowerCase();

/** The provider that serves this address, by its domain alone. */
export const providerOf = (providers: readonly MailProvider[], address: string): MailProvider | undefined =>
  address.includes('@') ? providers.find((one) => one.domains.includes(domainOf(address))) : undefined;

/** The provider whose servers are set. */
export const providerAt = (providers: readonly MailProvider[], fields: Pick<MailFields, 'imap'>): MailProvider | undefined =>
  providers.find((one) => one.imap.host === fields.imap.host.trim().toLowerCase());

/** Servers of the provider; for one we do not know, the names that most hosts use. */
export function withProvider(fields: MailFields, provider: MailProvider | undefined): MailFields {
  const address = fields.address.trim();
  const domain = domainOf(address);
  return {
    ...fields,
    imap: { ...fields.imap, ...(provider?.imap ?? { host: domain ? `imap.${domain}` : '', port: 993, security: 'tls' as const }), user: address },
    smtp: { ...fields.smtp, ...(provider?.smtp ?? { host: domain ? `smtp.${domain}` : '', port: 465, security: 'tls' as const }), user: address, sentFolder: provider?.keepsSent ? null : fields.smtp.sentFolder },
    signIn: provider?.signIn === 'microsoft' ? 'microsoft' : 'password',
    plusAddress: provider?.plusAddress ?? fields.plusAddress,
  };
}
