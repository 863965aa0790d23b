import { defineStore } from 'pinia';
import { reactive, shallowReactive, shallowRef, type ComputedRef, computed } from 'vue';
import { api, ApiProblem } from '@/api/client';
import type { Conversation, ConversationDetail, ConversationPage, Counts, FieldValue, Id, Message, Notice, ViewCount } from '@/api/types';
import { isFresher, onFrames, onKind, readMark } from '@/live/kinds';
import { useSession } from './session';
import { useSettings } from './settings';
import { compareFlat, compareIn, parseList, tierOf, type Tier, type View } from './views';

interface Slice {
  name: string;
  view: View;
  tier: Tier;
  state: 'idle' | 'loading' | 'ready' | 'failed';
  error: unknown;
  next: string | null;
  loadingMore: boolean;
  /** The last row of the last page read: rows beyond it belong to pages not read yet. */
  bound: Conversation | null;
}

const PAGE = 60;

export const useConversations = defineStore('conversations', () => {
  const byId = shallowReactive(new Map<Id, Conversation>());
  const seen = shallowReactive(new Map<Id, number>());
  const mentioned = shallowReactive(new Set<Id>());
  const slices = shallowReactive(new Map<string, Slice>());
  const counts = shallowRef<Counts | null>(null);
  const viewCounts = shallowRef<Record<Id, ViewCount>>({});
  /** Marked unread by this person. */
  const marked = shallowReactive(new Set<Id>());
  /** What the server says belongs to a view or a filter, by the list's name. */
  const members = shallowReactive(new Map<string, Set<Id>>());
  const viewOf = (name: string): View => parseList(name, (id) => useSettings().get('view', id));
  function membersOf(name: string): Set<Id> {
    let found = members.get(name);
    if (!found) members.set(name, (found = shallowReactive(new Set<Id>())));
    return found;
  }

  function put(c: Conversation): void {
    const held = byId.get(c.id);
    if (held && held.version > c.version) return;
    byId.set(c.id, c);
  }

  /** Items of a GET, unless a live frame told us something newer while it was on its way. */
  function takeAll(items: Conversation[], mark: number): void {
    for (const c of items) if (!isFresher('conversation', c.id, mark)) put(c);
  }

  function slice(name: string, tier: Tier): Slice {
    const key = `${name}/${tier}`;
    let found = slices.get(key);
    if (!found) {
      found = shallowReactive({ name, view: viewOf(name), tier, state: 'idle', error: null, next: null, loadingMore: false, bound: null } as Slice);
      slices.set(key, found);
    }
    return found;
  }

  const fetchPage = (s: Slice, after: string | null): Promise<ConversationPage> =>
    api.get<ConversationPage>('/conversations', { query: { ...s.view.query, ...(s.tier === 'flat' ? {} : { tier: s.tier }), limit: PAGE, after } });

  async function readPage(s: Slice, after: string | null): Promise<void> {
    const mark = readMark();
    const page = await fetchPage(s, after);
    takeMembers(s, page);
    takeAll(page.items, mark);
    takeEdge(s, page, mark);
  }

  function takeMembers(s: Slice, page: ConversationPage): void {
    if (s.view.name === 'mentions') page.items.forEach((c) => mentioned.add(c.id));
    if (s.view.asked) page.items.forEach((c) => membersOf(s.name).add(c.id));
    for (const c of page.items) {
      if (page.marked.includes(c.id)) marked.add(c.id);
      else marked.delete(c.id);
    }
  }

  function takeEdge(s: Slice, page: ConversationPage, mark: number): void {
    for (const [id, position] of Object.entries(page.seen)) {
      if (!isFresher('seen', id, mark)) seen.set(id, Math.max(position, seen.get(id) ?? 0));
    }
    s.next = page.next;
    s.bound = page.items.at(-1) ?? s.bound;
  }

  async function load(name: string): Promise<void> {
    await Promise.all(
      viewOf(name).tiers.map(async (tier) => {
        const s = slice(name, tier);
        if (s.state === 'loading' || s.state === 'ready') return;
        s.state = 'loading';
        try {
          await readPage(s, null);
          s.error = null;
          s.state = 'ready';
        } catch (error) {
          s.error = error;
          s.state = 'failed';
        }
      }),
    );
  }

  async function more(name: string, tier: Tier): Promise<void> {
    const s = slice(name, tier);
    if (!s.next || s.loadingMore || s.state !== 'ready') return;
    s.loadingMore = true;
    try {
      await readPage(s, s.next);
    } catch (error) {
      // The page stays unread; scrolling there again, or the next reset, tries once more.
      s.error = error;
    } finally {
      s.loadingMore = false;
    }
  }

  function rows(name: string, tier: Tier): Conversation[] {
    const s = slice(name, tier);
    const order = tier === 'flat' ? compareFlat(s.view.sort ?? 'newest') : compareIn(tier);
    const context = { personId: useSession().personId, mentioned, members: membersOf(name) };
    const found: Conversation[] = [];
    for (const c of byId.values()) {
      if ((tier !== 'flat' && tierOf(c) !== tier) || !s.view.contains(c, context)) continue;
      if (s.next && s.bound && order(c, s.bound) > 0) continue;
      found.push(c);
    }
    return found.sort(order);
  }

  async function ensure(id: Id): Promise<Conversation> {
    const held = byId.get(id);
    return held && seen.has(id) ? held : read(id);
  }

  const fetchOne = (id: Id) => api.get<ConversationDetail>(`/conversations/${id}`);

  async function read(id: Id): Promise<Conversation> {
    const mark = readMark();
    const { conversation: c, seenPosition, marked: isMarked } = await fetchOne(id);
    takeAll([c], mark);
    if (!isFresher('seen', id, mark)) {
      seen.set(id, Math.max(seenPosition ?? 0, seen.get(id) ?? 0));
      if (isMarked) marked.add(id);
      else marked.delete(id);
    }
    return byId.get(id) ?? c;
  }

  /** Everything is read before anything is replaced: the screen never goes blank in between. */
  async function reload(): Promise<void> {
    const mark = readMark();
    const open = [...slices.values()].filter((s) => s.state !== 'idle');
    const [pages, singles] = await Promise.all([
      Promise.all(open.map((s) => fetchPage(s, null))),
      Promise.all([...pinned].map((id) => fetchOne(id).catch(goneOrThrow))),
      loadCounts(),
    ]);
    const fresh = new Map<Id, Conversation>();
    for (const page of pages) for (const c of page.items) fresh.set(c.id, c);
    // What is open in the thread pane may not be in any list.
    for (const single of singles) if (single) fresh.set(single.conversation.id, single.conversation);
    for (const id of [...byId.keys()]) if (!fresh.has(id) && !isFresher('conversation', id, mark)) byId.delete(id);
    for (const c of fresh.values()) if (!isFresher('conversation', c.id, mark)) byId.set(c.id, c);
    mentioned.clear();
    for (const set of members.values()) set.clear();
    open.forEach((s, i) => {
      takeMembers(s, pages[i]!);
      s.bound = null;
      takeEdge(s, pages[i]!, mark);
      s.error = null;
      s.state = 'ready';
    });
  }
  /** Conversations shown outside the lists, read again after a reset. */
  const pinned = reactive(new Set<Id>());

  onKind<Conversation>('conversation', {
    upsert: (_id, data) => {
      put(data);
      askSoon(data.id);
      countsSoon();
    },
    remove: (id) => {
      byId.delete(id);
      countsSoon();
    },
    reload,
  });
  onKind<{ position: number; marked: boolean }>('seen', {
    upsert: (id, data) => {
      seen.set(id, data.position);
      if (data.marked) marked.add(id);
      else marked.delete(id);
    },
    remove: (id) => seen.delete(id),
    reload: () => undefined,
  });
  onFrames((frame) => {
    if (frame.kind !== 'notice' || !frame.data) return;
    const notice = frame.data as Notice;
    if (notice.kind !== 'mentioned' || !notice.conversationId) return;
    mentioned.add(notice.conversationId);
    if (!byId.has(notice.conversationId)) void read(notice.conversationId).catch(ignoreGone);
    countsSoon();
  });

  let countTimer: ReturnType<typeof setTimeout> | undefined;
  function countsSoon(): void {
    countTimer ??= setTimeout(() => {
      countTimer = undefined;
      void loadCounts().catch(ignoreGone);
    }, 800);
  }
  async function loadCounts(): Promise<void> {
    const [built, saved] = await Promise.all([
      api.get<Counts>('/conversations/counts'),
      useSettings().views.length > 0 ? api.get<{ views: Record<Id, ViewCount> }>('/views/counts') : null,
    ]);
    counts.value = built;
    viewCounts.value = saved?.views ?? {};
  }

  // A view's conditions are the server's to judge: what changed is asked about, several at once.
  const doubtful = new Set<Id>();
  let askTimer: ReturnType<typeof setTimeout> | undefined;
  function askSoon(id: Id): void {
    if (![...slices.values()].some((s) => s.view.asked && s.state === 'ready')) return;
    doubtful.add(id);
    askTimer ??= setTimeout(() => {
      askTimer = undefined;
      void ask().catch(ignoreGone);
    }, 250);
  }
  async function ask(): Promise<void> {
    const ids = [...doubtful].slice(0, 100);
    ids.forEach((id) => doubtful.delete(id));
    const lists = new Map([...slices.values()].filter((s) => s.view.asked && s.state === 'ready').map((s) => [s.name, s.view]));
    await Promise.all([...lists].map(async ([name, view]) => {
      const mark = readMark();
      const page = await api.get<ConversationPage>('/conversations', { query: { ...view.query, ids: ids.join(','), limit: 100 } });
      takeAll(page.items, mark);
      const belong = new Set(page.items.map((c) => c.id));
      const set = membersOf(name);
      for (const id of ids) {
        if (belong.has(id)) set.add(id);
        else set.delete(id);
      }
    }));
    if (doubtful.size > 0) askSoon([...doubtful][0]!);
  }

  /** A saved view was changed, or the hour moved on: its list is read again, without going blank. */
  async function refresh(name: string): Promise<void> {
    const view = viewOf(name);
    for (const [key, s] of [...slices]) if (s.name === name && !view.tiers.includes(s.tier)) slices.delete(key);
    await Promise.all(view.tiers.map(async (tier) => {
      const s = slice(name, tier);
      s.view = view;
      if (s.state !== 'ready') return;
      const mark = readMark();
      const page = await fetchPage(s, null);
      if (view.asked) {
        const set = membersOf(name);
        for (const id of [...set]) if (tier === 'flat' || (byId.get(id) && tierOf(byId.get(id)!) === tier)) set.delete(id);
      }
      takeMembers(s, page);
      takeAll(page.items, mark);
      s.bound = null;
      takeEdge(s, page, mark);
    }));
    await load(name);
  }

  // Seen up to here: shown at once, told to the server at most once a second and conversation; it never goes back.
  const untold = new Map<Id, number>();
  let tellTimer: ReturnType<typeof setTimeout> | undefined;
  function markSeen(id: Id, position: number): Promise<void> {
    if ((seen.get(id) ?? 0) >= position && !marked.has(id)) return Promise.resolve();
    if (useSession().here?.viewingAs) return Promise.resolve();
    seen.set(id, Math.max(position, seen.get(id) ?? 0));
    marked.delete(id);
    untold.set(id, position);
    tellTimer ??= setTimeout(() => void tellSeen(), 1_000);
    return Promise.resolve();
  }
  async function tellSeen(): Promise<void> {
    clearTimeout(tellTimer);
    tellTimer = undefined;
    const told = [...untold];
    untold.clear();
    await Promise.all(told.map(([id, position]) => api.put(`/conversations/${id}/seen`, { position }).catch(ignoreGone)));
  }
  // What was read in the last second is not forgotten with the window.
  if (typeof document !== 'undefined') {
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'hidden' && untold.size > 0) void tellSeen();
    });
  }
  async function markUnread(id: Id): Promise<void> {
    await tellSeen();
    await api.del(`/conversations/${id}/seen`);
    marked.add(id);
  }

  const isUnread = (c: Conversation): boolean =>
    marked.has(c.id) || (c.category !== 'resolved' && c.waitingSince !== null && c.messageCount > (seen.get(c.id) ?? 0));

  // Writes: the answer is the newest state, put in before the live frame says the same.
  async function act(id: Id, verb: string, body?: unknown): Promise<Conversation> {
    const c = await api.post<Conversation>(`/conversations/${id}/${verb}`, body);
    if (c?.id) put(c);
    else await read(id);
    return byId.get(id) ?? c;
  }
  const take = (id: Id) => act(id, 'take');
  const assign = (id: Id, to: { assigneeId: Id | null; teamId: Id | null }) => act(id, 'assign', to);
  const handOver = (id: Id, to: { assigneeId: Id | null; teamId: Id | null; note: string }) => act(id, 'hand-over', to);
  const resolve = (id: Id) => act(id, 'resolve');
  const reopen = (id: Id) => act(id, 'reopen');
  const snooze = async (id: Id, until: string | null) => put(await api.put<Conversation>(`/conversations/${id}/snooze`, { until }));
  async function wake(id: Id): Promise<void> {
    await api.del(`/conversations/${id}/snooze`);
    await read(id);
  }

  async function participate(id: Id, personId: Id, joins: boolean): Promise<void> {
    const path = `/conversations/${id}/participants/${personId}`;
    if (joins) put(await api.put<Conversation>(path));
    else {
      await api.del(path);
      await read(id).catch(ignoreGone);
    }
  }

  async function change(id: Id, patch: Partial<Pick<Conversation, 'statusId' | 'priority' | 'subject' | 'labelIds'>> & { fields?: Record<string, FieldValue> }): Promise<void> {
    try {
      const c = await api.patch<Conversation>(`/conversations/${id}`, patch, { ifMatch: byId.get(id)?.version });
      if (c?.id) put(c);
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.code !== 'stale') throw error;
      // Somebody else changed another field meanwhile: ours is a single field, so it may be said again.
      const fresh = await read(id);
      put(await api.patch<Conversation>(`/conversations/${id}`, patch, { ifMatch: fresh.version }));
    }
  }

  const find = (id: ComputedRef<Id>): ComputedRef<Conversation | undefined> => computed(() => byId.get(id.value));

  return {
    byId, seen, marked, mentioned, counts, viewCounts, pinned, viewOf, refresh, markUnread, slice, load, more, rows, ensure, read, put, find, loadCounts, markSeen, isUnread,
    take, assign, handOver, resolve, reopen, snooze, wake, change, participate,
  };
});

function goneOrThrow(error: unknown): null {
  if (error instanceof ApiProblem && error.status === 404) return null;
  throw error;
}

/** A quiet background request failed: the next frame or reset brings the state again. */
function ignoreGone(error: unknown): void {
  if (!(error instanceof ApiProblem)) throw error;
}

export type { Message };
