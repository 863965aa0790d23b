// Codes that the server answers with, in the order of the documentation; each has its words in `mail.json`.

/** Trouble with a server: `mail.trouble.CODE`, and how to mend it: `mail.trouble.CODE.mend`. */
export const TROUBLES = [
  'unknownHost', 'noConnection', 'timeout', 'tls', 'certificateExpired', 'certificateName', 'certificateUntrusted', 'signInRefused', 'signInAgain', 'noFolder', 'noSecret',
  'senderRefused', 'limited', 'notProtected', 'protocol', 'notArrived',
] as const;

/** Why a mail stands in quarantine: `mail.reason.CODE`, and what to do: `mail.reason.CODE.mend`. */
export const REASONS = [
  'failed', 'crashed', 'tooLarge', 'headerTooLong', 'tooManyHeaders', 'nestingTooDeep', 'tooManyParts', 'tooManyAddresses', 'loop', 'ownAddress', 'tooMany', 'noSender', 'blocked',
  'strayReport', 'inboxArchived',
] as const;

/** Steps of the check: `mail.step.STEP`. */
export const STEPS = {
  receiving: ['dns', 'connect', 'tls', 'signIn', 'folder'],
  sending: ['smtpDns', 'smtpConnect', 'smtpTls', 'smtpSignIn'],
  loop: ['send', 'arrive', 'plusAddress'],
} as const;
export type CheckPart = keyof typeof STEPS;
export const PARTS = ['receiving', 'sending', 'loop'] as const;

/** Troubles that a certificate's fingerprint, once pinned, makes good. */
export const PINNABLE: readonly string[] = ['certificateExpired', 'certificateName', 'certificateUntrusted'];
