import type { Message } from './types';

/** Adds messages by id, newest word wins, ordered by position: applying the same thing twice changes nothing. */
export function merge(have: Message[], come: Message[]): Message[] {
  const byId = new Map(have.map(message => [message.id, message]));
  for (const message of come) byId.set(message.id, message);
  return [...byId.values()].sort((a, b) => a.position - b.position);
}

export function unread(messages: Message[], seen: number): number {
  return messages.filter(message => !message.mine && message.authorKind !== 'system' && message.position > seen).length;
}
