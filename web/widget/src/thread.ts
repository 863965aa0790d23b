import type { Message } from './types';

/** Adds messages by id, newest word wins, ordered by position: applying the same thing twice changes nothing. */
export function merge(have: Message[], come: Message[]): Message[] {
  const byId = new Map([...have, ...come].map(message => [message.id, message]));
  return [...byId.values()].sort((a, b) => a.position - b.position);
}

export const fromUs = (message: Message) => !message.mine && message.authorKind !== 'system';

export function unread(messages: Message[], seen: number): number {
  return messages.filter(message => fromUs(message) && message.position > seen).length;
}
