import type { Box } from './storage';
import type { Attachment } from './types';

/** A message written but not yet acknowledged by the server. Its id is the id it will have for ever. */
export interface Unsent {
  id: string;
  text: string;
  at: string;
  files: Attachment[];
  preChat?: Record<string, unknown>;
  consentVersion?: string | number;
  /** The server's reason when it refused for good; such a message waits for the customer, not for the network. */
  failed?: string;
}

/**
 * One storage key per message, so two tabs never overwrite each other's list. Ids are UUIDv7 and so names sort in the
 * order of writing. Keys carry the customer: what one person wrote is never sent as another.
 */
export function createOutbox(box: Box) {
  const at = (customer: string, id = '') => `o:${customer}:${id}`;
  const list = (customer: string) =>
    box.names(at(customer)).map(name => box.get<Unsent>(name)).filter((item): item is Unsent => !!item?.id);
  const put = (customer: string, item: Unsent) => box.set(at(customer, item.id), item);
  const remove = (customer: string, id: string) => box.remove(at(customer, id));
  return {
    list,
    put,
    remove,
    clear: (customer: string) => box.names(at(customer)).forEach(box.remove),
    move(from: string, to: string) {
      for (const item of list(from)) {
        put(to, item);
        remove(from, item.id);
      }
    },
  };
}
