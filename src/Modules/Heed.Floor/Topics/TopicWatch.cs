using System.Collections.Concurrent;
using Heed.Understanding.Public;

namespace Heed.Floor.Topics;

/// <summary>Looks every five minutes whether a topic has risen over what is usual at this hour; each node for the workspaces it is asked about.</summary>
internal sealed class TopicWatch(IStore store, ITopics topics, IConversationSight sight, TimeProvider time)
{
    private static readonly TimeSpan Span = TimeSpan.FromHours(1), Holds = TimeSpan.FromMinutes(5);
    private readonly ConcurrentDictionary<WorkspaceId, Look> _looks = [];

    /// <summary>The risen topic as one caller sees it: only conversations they may read are counted. Null when there is none, or too few of them are theirs.</summary>
    public async Task<FloorTopic?> ReadAsync(Scope scope, CancellationToken cancellationToken)
    {
        if (await LookAsync(scope.Workspace, cancellationToken) is not { Topic: { } topic } look) return null;
        using var session = store.Read();
        var rules = await sight.RulesAsync(session, scope.Workspace, look.Conversations, cancellationToken);
        var seen = rules.Values.Count(rule => rule(scope));
        return seen < TopicRule.Fewest ? null : topic with { Conversations = seen };
    }

    private async Task<Look> LookAsync(WorkspaceId workspace, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (_looks.TryGetValue(workspace, out var known) && now - known.At < Holds && now >= known.At) return known;
        var look = await ReadAsync(workspace, now, cancellationToken);
        return _looks[workspace] = look;
    }

    private async Task<Look> ReadAsync(WorkspaceId workspace, DateTimeOffset now, CancellationToken cancellationToken)
    {
        List<(DateTimeOffset From, DateTimeOffset To)> spans = [(now - Span, now)];
        for (var day = 1; day <= TopicRule.Days; day++) spans.Add((now - Span - TimeSpan.FromDays(day), now - TimeSpan.FromDays(day)));
        using var session = store.Read();
        var counts = await topics.CountAsync(session, workspace, spans, cancellationToken);
        var days = counts.Where(c => c.Span > 0).Select(c => c.Span).Distinct().Count();
        var current = counts.Where(c => c.Span == 0).ToDictionary(c => c.Intent);
        var usual = counts.Where(c => c.Span > 0).GroupBy(c => c.Intent).ToDictionary(g => g.Key, g => g.Sum(c => c.Conversations) / (double)TopicRule.Days);
        if (TopicRule.Risen(current.ToDictionary(c => c.Key, c => c.Value.Conversations), usual, days) is not { } risen) return new Look(now, null, []);
        var conversations = await topics.ConversationsAsync(session, workspace, risen, now - Span, now, cancellationToken);
        var share = current[risen].Conversations / (double)current.Values.Sum(c => c.Conversations);
        return new Look(now, new FloorTopic(risen, current[risen].Name, current[risen].Conversations, Math.Round(usual.GetValueOrDefault(risen), 1), Math.Round(share, 2), now - Span), conversations);
    }

    private sealed record Look(DateTimeOffset At, FloorTopic? Topic, IReadOnlyList<Guid> Conversations);
}
