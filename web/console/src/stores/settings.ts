// Every settings kind: read once when first needed, then kept fresh by live frames.
import { defineStore } from 'pinia';
import { computed, reactive, shallowReactive } from 'vue';
import { api, readAll } from '@/api/client';
import type {
  ApiKey, Attribute, Block, Brand, Calendar, Canned, Company, ConversationField, DeadlinePolicy, Inbox, Item, Label, Macro, Member, Role, SavedView, Status, Tag, Team, Webhook, Workspace,
} from '@/api/types';
import type { Queue, Skill } from '@/settings/queues/queues';
import type { RoutingAgent } from '@/settings/skills/skills';
import type { Bot } from '@/settings/bots/bots';
import type { OrderSource } from '@/settings/orders/sources';
import { isFresher, onKind, readMark } from '@/live/kinds';
import { useSession } from './session';

export interface Kinds {
  brand: Brand;
  team: Team;
  person: Member;
  role: Role;
  label: Label;
  status: Status;
  attribute: Attribute;
  tag: Tag;
  company: Company;
  calendar: Calendar;
  inbox: Inbox;
  apiKey: ApiKey;
  block: Block;
  webhook: Webhook;
  view: SavedView;
  field: ConversationField;
  canned: Canned;
  macro: Macro;
  deadlinePolicy: DeadlinePolicy;
  orderSource: OrderSource;
  bot: Bot;
  queue: Queue;
  skill: Skill;
  routingAgent: RoutingAgent;
}
export type Kind = keyof Kinds;

export const kindPaths: Record<Kind, string> = {
  brand: '/brands', team: '/teams', person: '/people', role: '/roles', label: '/labels', status: '/statuses',
  attribute: '/attributes', tag: '/tags', company: '/companies', calendar: '/calendars', inbox: '/inboxes',
  apiKey: '/api-keys', block: '/blocks', webhook: '/webhooks', view: '/views', field: '/fields', canned: '/canned', macro: '/macros', deadlinePolicy: '/deadlines/policies',
  orderSource: '/order-sources', bot: '/bots', queue: '/routing/queues', skill: '/routing/skills', routingAgent: '/routing/agents',
};

type State = 'idle' | 'loading' | 'ready' | 'failed';

export const useSettings = defineStore('settings', () => {
  const maps = {} as { [K in Kind]: Map<string, Kinds[K]> };
  const states = reactive({} as Record<Kind, State>);
  const errors = shallowReactive(new Map<Kind, unknown>());
  const pending = new Map<Kind, Promise<void>>();

  for (const kind of Object.keys(kindPaths) as Kind[]) {
    (maps as unknown as Record<Kind, Map<string, Item>>)[kind] = shallowReactive(new Map<string, Item>());
    states[kind] = 'idle';
    onKind<Item>(kind, {
      upsert: (_id, data) => put(kind, data as never),
      remove: (id) => maps[kind].delete(id),
      reload: () => (states[kind] === 'idle' ? undefined : read(kind)),
    });
  }
  onKind<Workspace>('workspace', {
    upsert: () => void useSession().refresh(),
    remove: () => undefined,
    reload: () => useSession().refresh(),
  });

  async function read(kind: Kind): Promise<void> {
    if (states[kind] !== 'ready') states[kind] = 'loading';
    const mark = readMark();
    try {
      const items = (await readAll<Item>(kindPaths[kind])) as Item[];
      const map = maps[kind] as Map<string, Item>;
      const ids = new Set(items.map((item) => item.id));
      for (const id of [...map.keys()]) if (!ids.has(id) && !isFresher(kind, id, mark)) map.delete(id);
      for (const item of items) if (!isFresher(kind, item.id, mark)) map.set(item.id, item);
      errors.delete(kind);
      states[kind] = 'ready';
    } catch (error) {
      errors.set(kind, error);
      if (states[kind] !== 'ready') states[kind] = 'failed';
      throw error;
    }
  }

  /** Resolves when the kind is there; a failed read is tried again at the next call. */
  function load(...kinds: Kind[]): Promise<void[]> {
    return Promise.all(
      kinds.map((kind) => {
        if (states[kind] === 'ready') return Promise.resolve();
        let promise = pending.get(kind);
        if (!promise) {
          promise = read(kind).finally(() => pending.delete(kind));
          pending.set(kind, promise);
        }
        return promise;
      }),
    );
  }

  /** After a write: the answer is put in at once, the live frame then says the same. */
  function put<K extends Kind>(kind: K, item: Kinds[K]): void {
    const held = maps[kind].get(item.id) as Item | undefined;
    if (held && held.version !== undefined && item.version < held.version) return;
    (maps[kind] as Map<string, Kinds[K]>).set(item.id, item);
  }

  const remove = (kind: Kind, id: string): boolean => maps[kind].delete(id);
  const list = <K extends Kind>(kind: K): Kinds[K][] => [...(maps[kind] as Map<string, Kinds[K]>).values()];
  const get = <K extends Kind>(kind: K, id: string | null | undefined): Kinds[K] | undefined =>
    id ? (maps[kind] as Map<string, Kinds[K]>).get(id) : undefined;

  const byName = <T extends { name: string }>(items: T[]): T[] => items.sort((a, b) => a.name.localeCompare(b.name));
  const people = computed(() => byName(list('person')));
  const teams = computed(() => byName(list('team')));
  const inboxes = computed(() => byName(list('inbox')));
  const labels = computed(() => byName(list('label')));
  const tags = computed(() => byName(list('tag')));
  const inOrder = <T extends { order: number }>(items: T[]): T[] => items.sort((a, b) => a.order - b.order);
  const statuses = computed(() => inOrder(list('status')));
  const views = computed(() => inOrder(list('view')));
  const fields = computed(() => inOrder(list('field')));
  const macros = computed(() => inOrder(list('macro')));

  async function create<K extends Kind>(kind: K, body: object): Promise<Kinds[K]> {
    const item = await api.post<Kinds[K]>(kindPaths[kind], body);
    put(kind, item);
    return item;
  }
  async function change<K extends Kind>(kind: K, id: string, body: object, version?: number): Promise<Kinds[K]> {
    const item = await api.patch<Kinds[K]>(`${kindPaths[kind]}/${id}`, body, { ifMatch: version });
    put(kind, item);
    return item;
  }
  async function destroy(kind: Kind, id: string): Promise<void> {
    await api.del(`${kindPaths[kind]}/${id}`);
    remove(kind, id);
  }

  return { states, errors, load, reload: read, put, remove, list, get, people, teams, inboxes, labels, tags, statuses, views, fields, macros, create, change, destroy };
});
