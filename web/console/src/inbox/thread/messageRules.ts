// What may be done to a message, as the server decides it; here only to show what is possible and say why not.
import type { Conversation, Message } from '@/api/types';

export const OWN_FOR = 15 * 60_000;

export interface Rules {
  edit: boolean;
  remove: boolean;
  retry: boolean;
  versions: boolean;
  split: boolean;
  /** Key of the sentence that says why it cannot be edited. */
  why: 'sent' | 'late' | 'notYours' | null;
}

export function rulesFor(message: Message, conversation: Conversation, me: string, can: (permission: 'conversations.edit' | 'conversations.reply') => boolean, now: number): Rules {
  const ours = message.authorKind === 'agent' && message.deletedAt === null && conversation.mergedInto === null;
  const mine = message.authorId === me;
  const carried = conversation.channel !== 'web' && !message.note && message.state !== 'failed';
  const late = !message.note && Date.parse(message.at) + OWN_FOR < now;
  const allowed = mine && !late;
  return {
    edit: ours && !carried && can('conversations.reply') && (message.note ? mine : allowed || can('conversations.edit')),
    remove: ours && !carried && can('conversations.reply') && (message.note ? mine || can('conversations.edit') : allowed || can('conversations.edit')),
    retry: message.authorKind !== 'customer' && message.state === 'failed' && can('conversations.reply'),
    versions: (message.editedAt !== null || message.deletedAt !== null) && (mine || can('conversations.edit')),
    split: message.activity === null && message.deletedAt === null && conversation.mergedInto === null && can('conversations.edit'),
    why: !ours ? null : carried ? 'sent' : message.note && !mine ? 'notYours' : !allowed && !can('conversations.edit') ? 'late' : null,
  };
}
