using System.Collections.Concurrent;
using Heed.Queueing.Matching;
using Heed.Queueing.Reasons;

namespace Heed.Routing.Assignment;

/// <summary>
/// The engine of one workspace, on the node that owns its shard. The store is the truth and the engine a plan: what happens is read from the
/// ledger, what the engine decides is written in units that look first, and where a row says something else the engine learns it.
/// A desk that failed half way is thrown away; the next one reads everything anew.
/// </summary>
internal sealed partial class Desk(WorkspaceId workspace, long fence, DeskParts parts)
{
    private const int MostCorrections = 20;
    private readonly SemaphoreSlim _gate = new(1);
    private readonly QueueEngine _engine = new(DeskSettings.Engine);
    private readonly HashSet<Guid> _expecting = [];
    private readonly ConcurrentDictionary<Guid, bool> _left = new();
    private Dictionary<Guid, QueueRow> _queues = [];
    private Dictionary<Guid, AgentCard> _crew = [];
    private Guid _default;
    private bool _loaded;
    private int _corrections;
    private long _due = long.MinValue;
    private volatile bool _hearsAll;
    private bool _offered;

    /// <summary>The fence under which this node owns the shard; a desk of an earlier one is worthless.</summary>
    public long Fence => fence;

    /// <summary>Whether something went wrong half way.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>When the engine wants to be called, in UTC microseconds; at once while nothing is read yet.</summary>
    public long NextDue => Volatile.Read(ref _due);

    private long Now => parts.Time.GetUtcNow().ToMicros();

    /// <summary>Does what is due.</summary>
    public Task AdvanceAsync(CancellationToken cancellationToken) => DoAsync(() => CarryAsync(_engine.Advance(Now), cancellationToken), cancellationToken);

    /// <summary>Looks at conversations and makes the engine agree with them.</summary>
    public Task LookAsync(IReadOnlyCollection<Guid> conversations, CancellationToken cancellationToken) => DoAsync(() => SeeAsync(conversations, cancellationToken), cancellationToken);

    /// <summary>Looks at everything again: an inbox hands over by itself now, or no more.</summary>
    public Task LookAtAllAsync(CancellationToken cancellationToken) => DoAsync(
        async () =>
        {
            List<Sight> all;
            using (var session = parts.Store.Read()) all = await parts.Sighting.AllAsync(session, workspace, cancellationToken);
            await SettleAsync(all, cancellationToken);
        },
        cancellationToken);

    /// <summary>Somebody came, went, or chose whether to take work.</summary>
    public Task PresenceAsync(Guid person, CancellationToken cancellationToken) => DoAsync(() => OpenAsync([person], cancellationToken), cancellationToken);

    /// <summary>Queues, abilities, roles or teams have changed.</summary>
    public Task ReorderAsync(CancellationToken cancellationToken) => DoAsync(
        async () =>
        {
            var told = new List<Decision>();
            told.AddRange(await LearnQueuesAsync(cancellationToken));
            told.AddRange(await LearnCrewAsync(open: true, cancellationToken));
            await CarryAsync(told, cancellationToken);
        },
        cancellationToken);

    /// <summary>Whether a message is news here: a line of the house always (put off, spam), others where somebody's silence counts.</summary>
    public bool Hears(MessageAuthor? author) => author == MessageAuthor.System || _hearsAll;

    /// <summary>Whether the customer of a conversation had gone while waiting.</summary>
    public bool HasLeft(Guid conversation) => _left.ContainsKey(conversation);

    /// <summary>For every agent why they do not get a conversation that waits.</summary>
    public async Task<IReadOnlyList<Bystander>> ExplainAsync(Guid work, CancellationToken cancellationToken)
    {
        IReadOnlyList<Bystander> found = [];
        await DoAsync(
            () =>
            {
                found = _engine.Explain(work, Now);
                return Task.CompletedTask;
            },
            cancellationToken);
        return found;
    }

    private async Task DoAsync(Func<Task> step, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (IsBroken) throw new InvalidOperationException("This desk is broken; a new one is to be made.");
            if (!_loaded) await LoadAsync(cancellationToken);
            await step();
            Volatile.Write(ref _due, _engine.NextDue ?? long.MaxValue);
        }
        catch
        {
            IsBroken = true;
            throw;
        }
        finally
        {
            _gate.Release();
        }
    }

    private async Task SeeAsync(IReadOnlyCollection<Guid> conversations, CancellationToken cancellationToken)
    {
        List<Sight> seen;
        using (var session = parts.Store.Read()) seen = await parts.Sighting.OfAsync(session, workspace, conversations, cancellationToken);
        await SettleAsync(seen, cancellationToken);
    }

    private async Task SettleAsync(List<Sight> seen, CancellationToken cancellationToken)
    {
        var changes = await WriteAsync(seen, cancellationToken);
        var told = new List<Decision>();
        foreach (var (sight, change) in seen.Zip(changes)) told.AddRange(Tell(sight, change));
        await CarryAsync(told, cancellationToken);
    }

    /// <summary>Brings the rows up to what was seen, in one unit.</summary>
    private async Task<List<PlaceChange>> WriteAsync(List<Sight> seen, CancellationToken cancellationToken)
    {
        var changes = new List<PlaceChange>(seen.Count);
        using (var session = parts.Store.Read())
        {
            foreach (var sight in seen) changes.Add(await parts.Places.ForAsync(session, sight, _default, _crew.Values, parts.Time.GetUtcNow(), cancellationToken));
        }

        foreach (var some in changes.Where(c => c.IsChange).Chunk(100))
        {
            await parts.Store.WriteAsync(
                Scope.System(workspace),
                unit =>
                {
                    foreach (var change in some) change.Write(unit);
                },
                cancellationToken);
        }

        return changes;
    }

    /// <summary>Carries decisions out; where the rows say something else, the engine learns it, which may lead to more decisions.</summary>
    private async Task CarryAsync(IReadOnlyList<Decision> decisions, CancellationToken cancellationToken)
    {
        if (decisions.Count == 0) return;
        if (++_corrections > MostCorrections) throw new InvalidOperationException("The engine and the store do not come to agree.");
        try
        {
            _offered |= decisions.Any(d => d.Code == DecisionCode.Offered);
            var stale = await parts.Store.WriteAsync(Scope.System(workspace), unit => parts.Carrier.Apply(unit, decisions), cancellationToken);
            if (stale.Agents.Count > 0) await OpenAsync(stale.Agents, cancellationToken);
            if (stale.Work.Count > 0) await SeeAsync(stale.Work, cancellationToken);
        }
        finally
        {
            _corrections--;
        }
    }
}
