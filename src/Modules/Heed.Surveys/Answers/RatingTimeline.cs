using Heed.Customers.Public;

namespace Heed.Surveys.Answers;

/// <summary>Ratings in the customer's timeline, for those who see the conversation.</summary>
internal sealed class RatingTimeline(IConversationSight sight) : ITimelineSource
{
    public async Task<IReadOnlyList<TimelineEntry>> ReadAsync(
        ReadSession session, Scope scope, Guid customer, TimelinePlace after, int limit, CancellationToken cancellationToken) =>
        await session.QueryAsync(
            $"""
            select a.at, a.id, a.comment, a.score, a.conversation, a.agent from surveys_answers a
            join conversations_conversations c on c.workspace = a.workspace and c.id = a.conversation
            where a.workspace = {scope.Workspace} and a.customer = {customer} and {sight.Filter(scope)}
              and (a.at < {after.At} or (a.at = {after.At} and a.id < {after.Id}))
            order by a.at desc, a.id desc limit {limit}
            """,
            r => new TimelineEntry(r.Time(0), "rating", r.Id(1), r.TextOrNull(2) ?? "", new { score = r.Int(3), conversationId = r.Id(4), agentId = r.IdOrNull(5) }),
            cancellationToken);
}
