using Heed.Kernel;
using Heed.Platform.Ledger;
using Heed.Platform.Store;
using Heed.Platform.Web;
using Microsoft.Extensions.Logging;

namespace Heed.Platform.Live;

/// <summary>Agents of one workspace: every change is rendered by its kind's source and sent to those who may see it.</summary>
internal sealed class AgentRoom(
    WorkspaceId workspace, IReadOnlyDictionary<string, ILiveSource> sources, IStore store, IScopeResolver resolver, LedgerBook book, LedgerSignal signal, TimeProvider time, ILogger log)
    : LiveRoom<AgentSubscriber>(workspace, book, signal, time, log)
{
    /// <summary>Changes of these kinds may change what somebody may see.</summary>
    private static readonly HashSet<string> RightsKinds = ["person", "role", "team", "apiKey", "workspace"];

    protected override async Task<IReadOnlyList<IRendered>> RenderAsync(IReadOnlyList<LedgerRow> rows, CancellationToken cancellationToken)
    {
        var rendered = new List<IRendered>(rows.Count);
        using var session = store.Read();
        var loaded = new Dictionary<string, IReadOnlyDictionary<Guid, LiveEntity>>();
        foreach (var group in rows.Where(r => sources.ContainsKey(r.Kind)).GroupBy(r => r.Kind))
        {
            loaded[group.Key] = await sources[group.Key].LoadAsync(session, Workspace, [.. group.Select(r => r.Entity).Distinct()], cancellationToken);
        }

        foreach (var row in rows)
        {
            if (!sources.TryGetValue(row.Kind, out var source)) continue;
            loaded[row.Kind].TryGetValue(row.Entity, out var entity);
            rendered.Add(new Rendered(row, source, entity));
        }

        return rendered;
    }

    protected override void Deliver(IRendered rendered, AgentSubscriber subscriber)
    {
        var change = (Rendered)rendered;
        if (!change.Source.Concerns(subscriber.Scope, change.Row)) return;
        var shows = change.Entity is not null && change.Source.Shows(subscriber.Scope, change.Entity);
        var showed = change.Source.Showed(subscriber.Scope, change.Row, change.Entity);
        if (shows) subscriber.Send(showed ? "change" : "enter", change.Seq, change.TailFor(subscriber.Scope));
        else if (showed) subscriber.Send(change.IsGone ? "change" : "leave", change.Seq, change.Empty);
    }

    protected override async Task BeforeDeliveryAsync(IReadOnlyList<LedgerRow> rows, IReadOnlyList<AgentSubscriber> joined, Cursor head, CancellationToken cancellationToken)
    {
        if (!rows.Any(r => RightsKinds.Contains(r.Kind))) return;
        foreach (var subscriber in joined)
        {
            try
            {
                var scope = await resolver.ResolveAsync(subscriber.Context, Workspace);
                if (scope is null) subscriber.Close(LiveClose.NoAccess);
                else if (!ScopeComparison.SameRights(scope, subscriber.Scope))
                {
                    subscriber.Scope = scope;
                    subscriber.Position = subscriber.Sent = head.Seq;
                    subscriber.Send(Reset(head, "access"));
                }
            }
            catch (SignInRequiredRefusal)
            {
                subscriber.Close(LiveClose.SignInRequired);
            }
        }
    }

    private sealed class Rendered(LedgerRow row, ILiveSource source, LiveEntity? entity) : IRendered
    {
        private byte[]? _full;
        private byte[]? _empty;

        public long Seq => row.Seq;

        public LedgerRow Row => row;

        public ILiveSource Source => source;

        public LiveEntity? Entity => entity;

        /// <summary>Deleted, rather than out of reach now.</summary>
        public bool IsGone => entity is null || source is PersonalLiveSource;

        /// <summary>The tail with data; made once where everybody gets the same.</summary>
        public byte[] TailFor(Scope scope)
        {
            var json = source.JsonFor(scope, entity!);
            return ReferenceEquals(json, entity!.Json) ? _full ??= LiveFrame.Tail(row, json) : LiveFrame.Tail(row, json);
        }

        public byte[] Empty => _empty ??= LiveFrame.Tail(row, null);
    }
}
