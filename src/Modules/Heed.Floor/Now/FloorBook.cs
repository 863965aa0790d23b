using System.Collections.Concurrent;
using Heed.Floor.Lines;
using Heed.Platform.Ledger;

namespace Heed.Floor.Now;

/// <summary>
/// The floor of each workspace, in memory on the node that is asked, brought up to date from the ledger each time it is read:
/// only what changed since is read again. The first look, and one after a long pause, reads the open conversations and the day's events.
/// </summary>
internal sealed class FloorBook(IStore store, LedgerBook ledger, ILines lines, IPeople people, IWorkspaces workspaces, TimeProvider time)
{
    /// <summary>Beyond so many events reading afresh is cheaper than following.</summary>
    private const int MaxFollowed = 20_000;
    private const int MaxShelves = 32;
    private const int Chunk = 500;
    private const int Rows = 5000;
    private readonly ConcurrentDictionary<WorkspaceId, Entry> _entries = new();

    /// <summary>Answers a question from the floor as it is after the last commit before the call. The question runs alone and must not wait.</summary>
    public async Task<T> AskAsync<T>(WorkspaceId workspace, Func<FloorShelf, Roster, Cursor, T> question, CancellationToken cancellationToken)
    {
        var entry = _entries.GetOrAdd(workspace, _ => new Entry());
        await entry.Gate.WaitAsync(cancellationToken);
        try
        {
            entry.ReadAt = time.GetTimestamp();
            var (head, floor) = await ledger.HeadAsync(workspace, cancellationToken);
            var follows = entry.Head is { } known && known.Epoch == head.Epoch && known.Seq >= floor && known.Seq <= head.Seq && head.Seq - known.Seq <= MaxFollowed;
            if (!follows) await LoadAsync(entry, workspace, head, floor, cancellationToken);
            else if (entry.Head!.Value.Seq < head.Seq) await FollowAsync(entry, workspace, entry.Head.Value.Seq, head.Seq, cancellationToken);
            entry.Head = head;
            entry.Roster ??= await RosterAsync(workspace, cancellationToken);
            var now = time.GetUtcNow();
            entry.Shelf.Day.Forget(Earlier(entry.Roster.DayStart(now), now));
            return question(entry.Shelf, entry.Roster, head);
        }
        finally
        {
            entry.Gate.Release();
            Trim();
        }
    }

    private async Task LoadAsync(Entry entry, WorkspaceId workspace, Cursor head, long floor, CancellationToken cancellationToken)
    {
        (entry.Head, entry.Roster) = (null, await RosterAsync(workspace, cancellationToken));
        entry.Shelf.Clear();
        using var session = store.Read();
        foreach (var (id, thread) in await session.QueryAsync($"{Columns} where c.workspace = {workspace} and {Open}", Read, cancellationToken)) entry.Shelf.Put(id, thread);
        var now = time.GetUtcNow();
        var begin = Earlier(entry.Roster.DayStart(now), now);
        var after = await SeqBeforeAsync(session, workspace, begin, floor, head.Seq, cancellationToken);
        while (await TakeAsync(session, entry.Shelf, workspace, after, head.Seq, begin, threads: false, cancellationToken) is { } last) after = last;
        foreach (var (line, waiting) in entry.Shelf.Lines)
        {
            foreach (var (at, id) in waiting) entry.Shelf.Day.Stands(id, line, at, begin);
        }
    }

    private async Task FollowAsync(Entry entry, WorkspaceId workspace, long after, long until, CancellationToken cancellationToken)
    {
        // Not to be believed until all of it is read.
        entry.Head = null;
        using var session = store.Read();
        if (await session.NumberAsync($"select count(*) from (select 1 from platform_ledger where workspace = {workspace} and seq > {after} and seq <= {until} and kind in ({"person"}, {"role"}, {"team"}, {"workspace"}) limit 1) as roster", cancellationToken) > 0) entry.Roster = null;
        while (await TakeAsync(session, entry.Shelf, workspace, after, until, DateTimeOffset.MinValue, threads: true, cancellationToken) is { } last) after = last;
    }

    /// <summary>Takes the next events in; the last one's number, or null when there are no more.</summary>
    private async Task<long?> TakeAsync(
        ReadSession session, FloorShelf shelf, WorkspaceId workspace, long after, long until, DateTimeOffset begin, bool threads, CancellationToken cancellationToken)
    {
        var rows = await session.QueryAsync(
            $"""
            select seq, at, name, kind, entity, version, actor_kind, actor, facts from platform_ledger
            where workspace = {workspace} and seq > {after} and seq <= {until} and kind = {"conversation"} order by seq limit {Rows}
            """,
            r => new LedgerRow(workspace, r.Long(0), r.Time(1), r.Text(2), r.Text(3), r.Id(4), r.Long(5), new Actor((ActorKind)r.Int(6), r.IdOrNull(7)), r.TextOrNull(8)), cancellationToken);
        if (rows.Count == 0) return null;
        var places = await PlacesAsync(session, workspace, rows, threads ? shelf : null, cancellationToken);
        foreach (var row in rows)
        {
            if (row.At < begin || !places.TryGetValue(row.Entity, out var place)) continue;
            if (lines.Read(row, place.ByHand) is { } news) shelf.Day.Take(row.Entity, place.Line, news, row.At);
            if (row.Name == ConversationEvents.Resolved) shelf.Day.Ended(row.Entity, row.At);
        }

        return rows[^1].Seq;
    }

    /// <summary>Where the conversations of these events belong; their open threads are put in their place on the way.</summary>
    private async Task<Dictionary<Guid, (LineKey Line, bool ByHand)>> PlacesAsync(ReadSession session, WorkspaceId workspace, List<LedgerRow> rows, FloorShelf? shelf, CancellationToken cancellationToken)
    {
        var places = new Dictionary<Guid, (LineKey Line, bool ByHand)>();
        foreach (var ids in rows.Select(r => r.Entity).Distinct().Chunk(Chunk))
        {
            var found = await session.QueryAsync(
                $"{Columns} where c.workspace = {workspace} and c.id in {ids}", r => (Row: Read(r), ByHand: r.Bool(4), IsOpen: r.Bool(8)), cancellationToken);
            foreach (var id in ids) shelf?.Remove(id);
            foreach (var (row, byHand, isOpen) in found)
            {
                places[row.Id] = (new LineKey(row.Thread.Brand, row.Thread.Queue ?? Guid.Empty), byHand);
                if (isOpen) shelf?.Put(row.Id, row.Thread);
            }
        }

        return places;
    }

    /// <summary>The place in the ledger before the first event at or after an instant. O(log size) short reads: events are in the order of their instants.</summary>
    private static async Task<long> SeqBeforeAsync(ReadSession session, WorkspaceId workspace, DateTimeOffset begin, long low, long high, CancellationToken cancellationToken)
    {
        // A commit takes its instant a moment before its numbers.
        var wanted = begin - TimeSpan.FromSeconds(30);
        while (low < high)
        {
            var middle = low + (high - low) / 2;
            var at = await session.FirstAsync(
                $"select at from platform_ledger where workspace = {workspace} and seq > {middle} order by seq limit 1", r => (DateTimeOffset?)r.Time(0), cancellationToken);
            if (at is null || at >= wanted) high = middle;
            else low = middle + 1;
        }

        return low;
    }

    private async Task<Roster> RosterAsync(WorkspaceId workspace, CancellationToken cancellationToken)
    {
        var zone = (await workspaces.GetAsync(workspace, cancellationToken)).TimeZone;
        var scopes = (await people.ScopesAsync(workspace, cancellationToken)).Where(s => s.Has(ConversationPermissions.Reply)).ToList();
        using var session = store.Read();
        var persons = await people.FindAsync(session, workspace, [.. scopes.Select(s => s.Actor.Id!.Value)], cancellationToken);
        return new Roster(
            TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) ? found : TimeZoneInfo.Utc,
            [.. scopes.Where(s => persons.ContainsKey(s.Actor.Id!.Value)).Select(s => new RosterEntry(persons[s.Actor.Id!.Value], s))]);
    }

    private void Trim()
    {
        if (_entries.Count <= MaxShelves) return;
        _entries.TryRemove(_entries.MinBy(e => e.Value.ReadAt).Key, out _);
    }

    private static DateTimeOffset Earlier(DateTimeOffset dayStart, DateTimeOffset now) => dayStart < now.AddHours(-1) ? dayStart : now.AddHours(-1);

    private SqlText Columns => $"select c.id, c.brand, {lines.Place}, c.assignee, c.due_at, c.due_warn_at, case when {Open} then {true} else {false} end from conversations_conversations c {lines.Join}";

    /// <summary>Tiers 0 and 1: the customer waits for us, or we for the customer.</summary>
    private static SqlText Open => $"c.tier in (0, 1)";

    // id, brand, queue, since, by hand, assignee, due, warn, open: the line's three columns stand after the brand.
    private static (Guid Id, OpenThread Thread) Read(Row r) => (r.Id(0), new OpenThread(r.Id(1), r.IdOrNull(2), r.Time(3), r.IdOrNull(5), r.TimeOrNull(6), r.TimeOrNull(7)));

    private sealed class Entry
    {
        public SemaphoreSlim Gate { get; } = new(1, 1);

        public FloorShelf Shelf { get; } = new();

        public Cursor? Head { get; set; }

        public Roster? Roster { get; set; }

        public long ReadAt { get; set; }
    }
}
