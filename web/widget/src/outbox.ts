import type { Box } from './storage';
import type { Attachment } from './types';

/** A message written but not yet acknowledged by the server. Its id is the id it will have for ever. */
export interface Unsent {
  id: string;
  /** The customer who wrote it: it is never sent as another. */
  by: string;
  text: string;
  at: string;
  attachments: Attachment[];
  choice?: string;
  preChat?: Record<string, unknown>;
  consentVersion?: string | number;
  /** The server's reason when it refused for good; such a message waits for the customer, not for the network. */
  failed?: string;
}

/**
 * One storage key per message, so two tabs never overwrite each other's list. Ids are UUIDv7 and so names sort in the
 * order of writing.
 */
export function createOutbox(box: Box) {
  const list = (by: string) => box.names('o').map(name => box.get<Unsent>(name)!).filter(item => item?.by === by);
  const put = (item: Unsent) => box.set('o' + item.id, item);
  return {
    list,
    put,
    remove: (id: string) => box.set('o' + id, null),
    move: (from: string, to: string) => list(from).forEach(item => put({ ...item, by: to })),
  };
}
