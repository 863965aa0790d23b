import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { setWorkspace } from '@/api/client';
import type { Conversation, Label } from '@/api/types';
import { applyFrame, reloadAll } from '@/live/kinds';
import { useConversations } from '@/stores/conversations';
import { useSession } from '@/stores/session';
import { useSettings } from '@/stores/settings';
import { compareIn, parseView, tierOf, type Tier } from '@/stores/views';

/** A small repeatable source of chance. */
function chance(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1664525 + 1013904223) % 4294967296;
    return Math.floor((state / 4294967296) * below);
  };
}

const at = (n: number) => new Date(Date.UTC(2026, 10, 21) + n * 1000).toISOString();
const views = ['mine', 'unassigned', 'all', 'resolved', 'team-t1', 'inbox-i2'];

/** What the server holds, and what it answers: the one truth both sides are measured by. */
class Server {
  readonly conversations = new Map<string, Conversation>();
  readonly labels = new Map<string, Label>();
  clock = 0;

  constructor(private readonly next: (below: number) => number) {}

  make(): Conversation {
    const id = `c${String(++this.clock).padStart(5, '0')}`;
    const c = { id, version: 0, inboxId: `i${1 + this.next(2)}`, customer: { id: 'cu', name: 'A', initials: 'A', verified: false }, createdAt: at(this.clock), messageCount: 0 };
    return this.shuffle(c as Conversation);
  }

  shuffle(old: Conversation): Conversation {
    const category = this.next(4) === 0 ? 'resolved' : 'open';
    const rankAt = at(++this.clock);
    const c: Conversation = {
      ...old, version: old.version + 1, category, rankAt, updatedAt: rankAt,
      waitingSince: category === 'open' && this.next(2) === 0 ? rankAt : null,
      resolvedAt: category === 'resolved' ? rankAt : null,
      assigneeId: [null, 'me', 'other'][this.next(3)]!,
      teamId: [null, 't1', 't2'][this.next(3)]!,
      lastMessage: null,
    };
    this.conversations.set(c.id, c);
    return c;
  }

  list(name: string, tier: Tier): Conversation[] {
    const view = parseView(name);
    const context = { personId: 'me', mentioned: new Set<string>(), members: new Set<string>() };
    return [...this.conversations.values()].filter((c) => tierOf(c) === tier && view.contains(c, context)).sort(compareIn(tier));
  }

  answer(url: URL): unknown {
    const path = url.pathname.replace('/api/v1/w/1', '');
    if (path === '/labels') return { items: [...this.labels.values()], next: null };
    if (path === '/conversations/counts') return {};
    const query = url.searchParams;
    const name = query.has('assignee') ? (query.get('assignee') === 'me' ? 'mine' : 'unassigned') : query.has('team') ? `team-${query.get('team')}` : query.has('inbox') ? `inbox-${query.get('inbox')}` : 'all';
    const items = this.list(name, query.get('tier') as Tier);
    const from = Number(query.get('after') ?? 0);
    const page = items.slice(from, from + 60);
    return { items: page, next: from + 60 < items.length ? String(from + 60) : null, seen: {}, marked: [] };
  }
}

describe.each([1, 2, 3, 4, 5])('the store after frames equals a fresh GET (seed %i)', (seed) => {
  const next = chance(seed);
  let server: Server;
  let slow: (() => void)[];
  let lag = false;

  beforeEach(() => {
    vi.useFakeTimers();
    setWorkspace(1);
    server = new Server(next);
    slow = [];
    lag = false;
    vi.stubGlobal('fetch', (url: string) => {
      // Read now, told later: frames may overtake the answer.
      const body = JSON.stringify(server.answer(new URL(url, 'http://heed')));
      const response = () => new Response(body, { headers: { 'Content-Type': 'application/json' } });
      return lag ? new Promise((resolve) => slow.push(() => resolve(response()))) : Promise.resolve(response());
    });
    setActivePinia(createPinia());
    useSession().me = { person: { id: 'me' }, workspaces: [] } as never;
  });
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });

  const frame = (type: string, kind: string, id: string, data: unknown) => applyFrame({ type, kind, id, data });
  function step(): void {
    const ids = [...server.conversations.keys()];
    const id = ids[next(Math.max(1, ids.length))];
    const what = next(10);
    if (what < 3 || !id) {
      const c = server.make();
      frame(what === 0 ? 'enter' : 'change', 'conversation', c.id, c);
    } else if (what < 8) {
      const c = server.shuffle(server.conversations.get(id)!);
      frame('change', 'conversation', id, c);
    } else {
      server.conversations.delete(id);
      if (what === 8) frame('leave', 'conversation', id, undefined);
      else frame('change', 'conversation', id, null);
    }
  }
  function compare(): void {
    const store = useConversations();
    for (const name of views) {
      for (const tier of parseView(name).tiers) {
        const wanted = server.list(name, tier).map((c) => `${c.id}@${c.version}`);
        const held = store.rows(name, tier).map((c) => `${c.id}@${c.version}`);
        expect([name, tier, held]).toEqual([name, tier, wanted.slice(0, held.length)]);
        // Rows may be missing only where a further page is announced.
        if (!store.slice(name, tier).next) expect(held).toHaveLength(wanted.length);
      }
    }
  }

  it('through changes, entering and leaving', async () => {
    for (let i = 0; i < 150; i++) server.make();
    await Promise.all(views.map((name) => useConversations().load(name)));
    compare();
    for (let i = 0; i < 200; i++) step();
    compare();
  });

  it('when frames overtake the answers', async () => {
    for (let i = 0; i < 40; i++) server.make();
    lag = true;
    const loading = Promise.all(views.map((name) => useConversations().load(name)));
    for (let i = 0; i < 30; i++) step();
    slow.forEach((answer) => answer());
    await loading;
    compare();
  });

  it('after a reset', async () => {
    for (let i = 0; i < 50; i++) server.make();
    await Promise.all(views.map((name) => useConversations().load(name)));
    for (let i = 0; i < 40; i++) {
      const id = [...server.conversations.keys()][next(server.conversations.size)]!;
      if (next(3) === 0) server.conversations.delete(id);
      else server.shuffle(server.conversations.get(id)!);
    }
    await reloadAll();
    compare();
  });

  it('for settings too', async () => {
    const settings = useSettings();
    await settings.load('label');
    for (let i = 0; i < 100; i++) {
      const id = `l${next(12)}`;
      if (next(3) === 0) {
        server.labels.delete(id);
        frame('change', 'label', id, null);
      } else {
        const label: Label = { id, version: (server.labels.get(id)?.version ?? i) + 1, createdAt: at(0), name: `n${i}`, color: '#000000' };
        server.labels.set(id, label);
        frame('change', 'label', id, label);
      }
    }
    expect(settings.list('label').map((l) => `${l.id} ${l.name}`).sort()).toEqual([...server.labels.values()].map((l) => `${l.id} ${l.name}`).sort());
  });
});
