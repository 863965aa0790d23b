using System.Collections.Concurrent;
using System.Diagnostics;
using Heed.Conversations.Access;
using Heed.Conversations.Public;
using Heed.Conversations.Threads;
using Heed.Kernel;
using Heed.Platform.Ledger;
using Heed.Platform.Store;

namespace Heed.Conversations.Views;

/// <summary>
/// Sizes of saved views: each a scan that stops at a thousand, kept until the ledger moves on. A view that took long is
/// asked again less often, so that counting never takes more than a twentieth of the time.
/// </summary>
internal sealed class ViewCounts(IStore store, LedgerBook ledger, SharedDesk<SavedView> desk, ListSelection selection, TimeProvider time)
{
    private const int Enough = 1000;
    private const int MaxKept = 20_000;
    private const int Patience = 20;

    /// <summary>"Longer than" moves by itself.</summary>
    private static readonly TimeSpan Stale = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Quick = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(15);
    private readonly ConcurrentDictionary<(WorkspaceId Workspace, Guid Viewer, Guid View), Kept> _kept = new();

    public async Task<IReadOnlyDictionary<Guid, ViewCount>> ReadAsync(Scope scope, CancellationToken cancellationToken)
    {
        var views = await desk.ListAsync(scope, cancellationToken);
        if (views.Count == 0) return new Dictionary<Guid, ViewCount>();
        var head = (await ledger.HeadAsync(scope.Workspace, cancellationToken)).Head;
        using var session = store.Read();
        var context = await selection.ContextAsync(session, scope, cancellationToken);
        var counts = new Dictionary<Guid, ViewCount>();
        foreach (var view in views) counts[view.Id] = await CountAsync(session, context, view, head, cancellationToken);
        return counts;
    }

    private async Task<ViewCount> CountAsync(ReadSession session, ViewContext context, SavedView view, Cursor head, CancellationToken cancellationToken)
    {
        var key = (context.Scope.Workspace, context.Scope.Actor.Id ?? Guid.Empty, view.Id);
        if (_kept.TryGetValue(key, out var kept) && kept.Version == view.Version && kept.Sight == Sight(context.Scope))
        {
            var age = time.GetElapsedTime(kept.At);
            if ((kept.Head == head && age < Stale) || age < kept.Pause) return kept.Count;
        }

        var started = Stopwatch.GetTimestamp();
        var filter = ViewPredicate.Parse(view.Filter);
        var sizes = new Dictionary<Tier, int>();
        foreach (var tier in ViewPredicate.TiersOf(filter))
        {
            sizes[tier] = (int)await session.NumberAsync(
                $"""
                select count(*) from (select 1 from conversations_conversations c
                where c.workspace = {context.Scope.Workspace} and c.tier = {tier} and {ConversationAccess.Filter(context.Scope)} and {ViewPredicate.Compile(filter, context)}
                limit {Enough}) as found
                """,
                cancellationToken);
        }

        var count = new ViewCount(sizes.GetValueOrDefault(Tier.Waiting), sizes.GetValueOrDefault(Tier.Answered), sizes.GetValueOrDefault(Tier.Resolved) + sizes.GetValueOrDefault(Tier.Snoozed));
        var took = Stopwatch.GetElapsedTime(started);
        var pause = took < Quick ? TimeSpan.Zero : took * Patience;
        if (_kept.Count >= MaxKept) _kept.Clear();
        _kept[key] = new Kept(view.Version, head, Sight(context.Scope), time.GetTimestamp(), pause < LongestPause ? pause : LongestPause, count);
        return count;
    }

    /// <summary>What the scope may see, in words: a change of roles or teams is another question.</summary>
    private static string Sight(Scope scope) => string.Join(
        ';', scope.Grants.Select(g => $"{g.Visibility}:{g.Permissions.Contains(ConversationPermissions.Read)}:{(g.Brands is null ? "*" : string.Join(',', g.Brands.Order()))}").Append(string.Join(',', scope.SelfTeams.Order())).Append($"{scope.Self}"));

    private sealed record Kept(long Version, Cursor Head, string Sight, long At, TimeSpan Pause, ViewCount Count);
}
