import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Mailbox, MailProvider } from '../../src/api/types';
import { REASONS, STEPS, TROUBLES } from '../../src/settings/inboxes/email/codes';
import { blankMail, bodyOf, fieldsOf, mailProblems, providerOf, withProvider } from '../../src/settings/inboxes/email/mailForm';
import { worst } from '../../src/settings/inboxes/email/mailboxes';
import { placeOf } from '../../src/settings/inboxes/email/mailTabs';
import { shownSteps } from '../../src/settings/inboxes/email/useCheck';

const root = new URL('../../', import.meta.url).pathname;
const guide = readFileSync(`${root}../../docs/operate/e-mail.md`, 'utf8');
const texts = (lang: string, area: string) => JSON.parse(readFileSync(`${root}src/i18n/${lang}/${area}.json`, 'utf8')) as Record<string, unknown>;
/** The codes that stand in backticks after this heading in the documentation. */
const told = (heading: string): string[] => {
  const line = guide.split('\n').find((one) => one.startsWith(heading))!;
  const spans = [...line.slice(heading.length).matchAll(/`([^`]+)`/g)].map(([, inner]) => inner!);
  return spans.filter((inner) => !/[A-Z]{3}/.test(inner)).flatMap((inner) => inner.split(' '));
};
const qq: MailProvider = { key: 'qq', name: 'QQ', domains: ['qq.com'], imap: { host: 'imap.qq.com', port: 993, security: 'tls' }, smtp: { host: 'smtp.qq.com', port: 465, security: 'tls' }, signIn: 'password', hint: 'authorizationCode', helpUrl: null, plusAddress: false, keepsSent: true };

describe('codes of e-mail', () => {
  it('are those of the documentation', () => {
    expect([...TROUBLES].sort()).toEqual(told('Trouble with servers:').sort());
    expect([...REASONS].sort()).toEqual(told('Quarantine:').sort());
    expect(Object.values(STEPS).flat().sort()).toEqual(told('Steps of the check:').sort());
  });

  it.each(['zh-CN', 'en'])('each have their words and a way to mend them in %s', (lang) => {
    const mail = texts(lang, 'mail');
    const wanted = [
      ...TROUBLES.flatMap((code) => [`trouble.${code}`, `trouble.${code}.mend`]),
      ...REASONS.flatMap((code) => [`reason.${code}`, `reason.${code}.mend`]),
      ...Object.values(STEPS).flat().map((step) => `step.${step}`),
    ];
    expect(wanted.filter((key) => !mail[key])).toEqual([]);
  });
});

describe('the form of a mailbox', () => {
  it('takes the servers of a provider that is known by the domain', () => {
    const fields = withProvider({ ...blankMail(), address: 'help@QQ.com' }, providerOf([qq], 'help@QQ.com'));
    expect(fields.imap).toMatchObject({ host: 'imap.qq.com', user: 'help@QQ.com' });
    expect(fields.smtp.host).toBe('smtp.qq.com');
    expect(mailProblems(fields)).toEqual({});
  });

  it('suggests servers for a domain of its own', () => {
    expect(providerOf([qq], 'help@shop.example')).toBeUndefined();
    expect(withProvider({ ...blankMail(), address: 'help@shop.example' }, undefined).imap.host).toBe('imap.shop.example');
  });

  it('names every field that is wrong', () => {
    const fields = { ...blankMail(), address: 'nobody', signIn: 'custom' as const, undoSeconds: 61, dkim: { enabled: true, domain: 'x', selector: 'a b' } };
    expect(mailProblems(fields)).toMatchObject({
      address: 'email', 'imap.host': 'required', 'smtp.host': 'required', 'oAuth.clientId': 'required', 'oAuth.authorizeUrl': 'required', undoSeconds: 'range', 'dkim.domain': 'domain', 'dkim.selector': 'selector',
    });
    for (const field of Object.keys(mailProblems(fields))) expect(placeOf(field)).toBeDefined();
  });

  it('sends no password that was not typed, and nothing of OAuth beside a password', () => {
    const body = bodyOf(blankMail()) as Record<string, unknown>;
    expect(body).toMatchObject({ imapPassword: null, smtpPassword: null, oAuth: null });
    expect((bodyOf({ ...blankMail(), signIn: 'google', oAuth: { ...blankMail().oAuth, clientId: 'id' } }) as { oAuth: object }).oAuth).toMatchObject({ clientId: 'id', clientSecret: null });
  });

  it('forgets typed passwords once the server has them', () => {
    const row = { ...blankMail(), oAuth: null, acknowledgement: { enabled: true, text: null }, dkim: { enabled: false, domain: '', selector: 'heed', record: null, value: null } } as unknown as Mailbox;
    expect(fieldsOf(row)).toMatchObject({ imapPassword: null, acknowledgement: { enabled: true, text: { 'zh-CN': '', en: '' } } });
  });
});

describe('what is shown of a mailbox', () => {
  it('is the worse of its two directions, and off while it is switched off', () => {
    expect(worst({ address: '', enabled: true, receiving: 'working', sending: 'needsHelp' })).toBe('needsHelp');
    expect(worst({ address: '', enabled: true, receiving: 'working', sending: 'off' })).toBe('working');
    expect(worst({ address: '', enabled: false, receiving: 'needsHelp', sending: 'working' })).toBe('off');
  });

  it('is every step of the check, each as it stood the last time', () => {
    const steps = shownSteps('loop', [{ step: 'arrive', state: 'ok' }, { step: 'send', state: 'ok' }, { step: 'arrive', state: 'failed', code: 'notArrived' }]);
    expect(steps.map(({ step, state }) => [step, state])).toEqual([['send', 'ok'], ['arrive', 'failed'], ['plusAddress', 'waiting']]);
  });
});
