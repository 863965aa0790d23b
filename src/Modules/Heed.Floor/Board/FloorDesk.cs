using System.Globalization;
using Heed.Floor.Lines;
using Heed.Floor.Now;
using Heed.Floor.Tiles;
using Heed.Floor.Topics;
using Heed.Metrics.Public;
using Heed.Routing.Public;

namespace Heed.Floor.Board;

/// <summary>Puts the floor together for one caller: figures from the book, faces through the caller's own sight.</summary>
internal sealed class FloorDesk(IStore store, FloorBook book, ILines lines, WaitRows waits, AgentRows agents, TopicWatch topics, SettingsDesk tileSettings, IMetricTargets metricTargets, TimeProvider time)
{
    private const int MostWaits = 20;
    private const int MostNeeds = 12;

    /// <summary>The floor; null when <paramref name="known"/> still holds. Cost grows with what changed since the last look, not with what is open.</summary>
    /// <param name="queues">Lines to look at; empty for all.</param>
    public async Task<FloorView?> ReadAsync(Scope scope, IReadOnlyCollection<Guid> queues, string? known, CancellationToken cancellationToken)
    {
        var met = await book.AskAsync(scope.Workspace, (shelf, _, _) => shelf.Lines.Keys.Concat(shelf.Day.Lines).Select(k => k.Queue).ToHashSet(), cancellationToken);
        IReadOnlyList<LineTerms> terms;
        using (var first = store.Read()) terms = await lines.TermsAsync(first, scope.Workspace, met, cancellationToken);
        var question = new FloorQuestion(b => scope.Has(RoutingPermissions.Supervise, b), queues, terms.ToDictionary(t => t.Id), time.GetUtcNow());
        var facts = await book.AskAsync(scope.Workspace, question.Ask, cancellationToken);
        var tag = Tag(scope, queues, facts);
        if (tag == known) return null;
        var topic = await topics.ReadAsync(scope, cancellationToken);
        using var session = store.Read();
        var settings = await tileSettings.ReadAsync(session, scope.Workspace, cancellationToken);
        var targets = await metricTargets.ReadAsync(session, scope.Workspace, cancellationToken);
        var people = await agents.ReadAsync(session, scope, facts, cancellationToken);
        var shown = await RowsAsync(session, scope, facts, cancellationToken);
        var views = Queues(facts, terms, queues, people, shown, targets);
        var ratings = await RatingFigures.ReadAsync(session, scope, facts.DayStart, cancellationToken);
        var tiles = new TileBoard(facts, views, people, ratings);
        return new FloorView(
            tag, facts.Now, facts.DayStart, settings.Version, [.. settings.Tiles.Select(t => tiles.Make(SharedTargets.Held(t, targets)))], views, people, [.. Needs(facts, views, shown).Take(MostNeeds)], topic);
    }

    /// <summary>What the answer depends on: the ledger, the minutes that move the trend and the promises, who asks and for what.</summary>
    private static string Tag(Scope scope, IReadOnlyCollection<Guid> queues, FloorFacts facts) => string.Create(
        CultureInfo.InvariantCulture,
        $"{facts.Head}-{facts.Now.ToUnixTimeSeconds() / 20}-{facts.Risks.AtRisk}.{facts.Risks.Broken}-{HashCode.Combine(scope.Actor.Id, string.Join(',', queues.Order())):x}");

    private async Task<IReadOnlyDictionary<Guid, FloorWait>> RowsAsync(ReadSession session, Scope scope, FloorFacts facts, CancellationToken cancellationToken)
    {
        var wanted = facts.Lines.SelectMany(l => l.Oldest).Concat(facts.Risks.Soonest.Take(MostNeeds * 2)).Select(w => w.Item2).ToHashSet();
        return await waits.ReadAsync(session, scope, wanted, cancellationToken);
    }

    private static List<FloorQueue> Queues(
        FloorFacts facts, IReadOnlyList<LineTerms> terms, IReadOnlyCollection<Guid> queues, IReadOnlyList<FloorAgent> people, IReadOnlyDictionary<Guid, FloorWait> shown, MetricTargets targets)
    {
        var found = facts.Lines.ToDictionary(l => l.Queue);
        var views = new List<FloorQueue>();
        foreach (var term in terms.Where(t => queues.Count == 0 || queues.Contains(t.Id)))
        {
            var line = found.GetValueOrDefault(term.Id) ?? new LineFacts(term.Id, 0, [], new int[DayBook.TrendSteps], default, default);
            var serving = people.Where(p => Serves(p, term)).ToList();
            var capacity = serving.Count == 0 ? AgentRows.DefaultCapacity : serving.Average(p => p.Capacity);
            views.Add(new FloorQueue(
                term.Id, term.Name, line.Waiting, line.Oldest.Count == 0 ? null : line.Oldest[0].At, line.Trend, line.Day.Entered, line.Day.Answered, line.Day.Abandoned,
                line.Day.ServiceLevel, line.Day.Abandonment, serving.Count(p => p.IsAtWork), Need.Agents(line.Hour, line.Day, term, capacity),
                term.TargetSeconds, SharedTargets.PercentOf(term.Id, term.TargetPercent, targets), term.AlarmSeconds,
                [.. line.Oldest.Where(w => shown.ContainsKey(w.Id)).Take(MostWaits).Select(w => shown[w.Id] with { Since = w.At })]));
        }

        return views;
    }

    private static bool Serves(FloorAgent agent, LineTerms term) => term.Teams.Count == 0 || agent.TeamIds.Any(term.Teams.Contains);

    private static IEnumerable<FloorNeed> Needs(FloorFacts facts, List<FloorQueue> queues, IReadOnlyDictionary<Guid, FloorWait> shown)
    {
        foreach (var (due, id) in facts.Risks.Soonest)
        {
            if (shown.TryGetValue(id, out var row)) yield return new FloorNeed(FloorNeedKind.Deadline, due, row, null, null);
        }

        foreach (var queue in queues.Where(q => q.AlarmSeconds > 0))
        {
            foreach (var wait in queue.Waits.Where(w => facts.Now - w.Since >= TimeSpan.FromSeconds(queue.AlarmSeconds)))
            {
                if (facts.Risks.Soonest.All(r => r.Id != wait.ConversationId)) yield return new FloorNeed(FloorNeedKind.Wait, wait.Since, wait, null, queue.Id);
            }
        }
    }
}
