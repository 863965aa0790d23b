using System.Collections.Concurrent;
using Heed.Conversations.Access;
using Heed.Kernel;
using Heed.Platform.Ledger;
using Heed.Platform.Store;

namespace Heed.Conversations.Threads;

/// <summary>
/// How many open conversations stand where, per workspace, kept in memory and brought up to date from the ledger each
/// time it is read: only what changed since is read again. What decides access is part of the key, so the one rule
/// counts for everybody. A place costs about 100 bytes an open conversation; a restart or a long pause reads afresh.
/// </summary>
internal sealed class OpenBook(IStore store, LedgerBook ledger, TimeProvider time)
{
    /// <summary>Beyond so many events, reading afresh is cheaper than following.</summary>
    private const int MaxFollowed = 3000;
    private const int MaxShelves = 64;
    private const int Chunk = 500;
    private readonly ConcurrentDictionary<WorkspaceId, Shelf> _shelves = new();

    /// <summary>Places with their sizes, at least as new as the last commit before the call.</summary>
    public async Task<IReadOnlyList<OpenPlace>> ReadAsync(WorkspaceId workspace, CancellationToken cancellationToken)
    {
        var shelf = _shelves.GetOrAdd(workspace, _ => new Shelf());
        await shelf.Gate.WaitAsync(cancellationToken);
        try
        {
            shelf.ReadAt = time.GetTimestamp();
            // The head first, the rows after it: what changes in between is read now and once more the next time.
            var (head, floor) = await ledger.HeadAsync(workspace, cancellationToken);
            if (shelf.Head is { } known && known.Epoch == head.Epoch && known.Seq >= floor && known.Seq <= head.Seq && head.Seq - known.Seq <= MaxFollowed)
            {
                if (known.Seq < head.Seq) await FollowAsync(shelf, workspace, known.Seq, head.Seq, cancellationToken);
            }
            else
            {
                await LoadAsync(shelf, workspace, cancellationToken);
            }

            shelf.Head = head;
            return shelf.Snapshot ??= [.. shelf.Sizes.Select(s => new OpenPlace(s.Key, s.Value))];
        }
        finally
        {
            shelf.Gate.Release();
            Trim();
        }
    }

    private async Task LoadAsync(Shelf shelf, WorkspaceId workspace, CancellationToken cancellationToken)
    {
        shelf.Head = null;
        shelf.Clear();
        using var session = store.Read();
        foreach (var (id, place) in await session.QueryAsync($"{Columns} where c.workspace = {workspace} and {Open}", Read, cancellationToken)) shelf.Put(id, place);
    }

    private async Task FollowAsync(Shelf shelf, WorkspaceId workspace, long after, long until, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        var changed = await session.QueryAsync(
            $"select distinct entity from platform_ledger where workspace = {workspace} and seq > {after} and seq <= {until} and kind = {"conversation"}",
            r => r.Id(0), cancellationToken);
        // Not to be believed until all of it is read.
        shelf.Head = null;
        foreach (var ids in changed.Chunk(Chunk))
        {
            foreach (var id in ids) shelf.Remove(id);
            foreach (var (id, place) in await session.QueryAsync($"{Columns} where c.workspace = {workspace} and c.id in {ids} and {Open}", Read, cancellationToken)) shelf.Put(id, place);
        }
    }

    private void Trim()
    {
        if (_shelves.Count <= MaxShelves) return;
        var oldest = _shelves.MinBy(s => s.Value.ReadAt).Key;
        _shelves.TryRemove(oldest, out _);
    }

    private static SqlText Columns => $"select c.id, c.tier, c.brand, c.inbox, c.team, c.assignee, c.participant_ids from conversations_conversations c";

    private static SqlText Open => $"c.tier in ({Tier.Waiting}, {Tier.Answered})";

    private static (Guid Id, OpenKey Key) Read(Row r) => (r.Id(0), new OpenKey((Tier)r.Int(1), r.Id(2), r.Id(3), r.IdOrNull(4), r.IdOrNull(5), r.Text(6)));

    private sealed class Shelf
    {
        private readonly Dictionary<Guid, OpenKey> _places = [];

        public SemaphoreSlim Gate { get; } = new(1, 1);

        public Cursor? Head { get; set; }

        public long ReadAt { get; set; }

        public Dictionary<OpenKey, int> Sizes { get; } = [];

        public IReadOnlyList<OpenPlace>? Snapshot { get; set; }

        public void Put(Guid id, OpenKey key)
        {
            Remove(id);
            _places[id] = key;
            Sizes[key] = Sizes.GetValueOrDefault(key) + 1;
            Snapshot = null;
        }

        public void Remove(Guid id)
        {
            if (!_places.Remove(id, out var key)) return;
            Snapshot = null;
            if (Sizes[key] == 1) Sizes.Remove(key);
            else Sizes[key]--;
        }

        public void Clear()
        {
            _places.Clear();
            Sizes.Clear();
            Snapshot = null;
        }
    }
}

/// <summary>What tells open conversations apart, for counting and for the access rule.</summary>
internal sealed record OpenKey(Tier Tier, Guid Brand, Guid Inbox, Guid? Team, Guid? Assignee, string Participants)
{
    /// <summary>For <see cref="ConversationAccess.Allows"/>.</summary>
    public AccessFacts Facts() => new(Brand, Team, Assignee, Participants.Length == 0 ? [] : IdList.Read(Participants).ToList());
}

/// <summary>So many open conversations stand there.</summary>
internal sealed record OpenPlace(OpenKey Key, int Count);
