using Heed.Conversations.Access;
using Heed.Conversations.Public;
using Heed.Customers.Public;
using Heed.Kernel;
using Heed.Platform.Store;

namespace Heed.Conversations.Personal;

/// <summary>Conversations on a customer's timeline, by the time they began.</summary>
internal sealed class ConversationTimeline : ITimelineSource
{
    public async Task<IReadOnlyList<TimelineEntry>> ReadAsync(ReadSession session, Scope scope, Guid customer, TimelinePlace after, int limit, CancellationToken cancellationToken) =>
        await session.QueryAsync(
            $"""
            select c.created_at, c.id, c.subject, c.last_text, c.number, c.channel, c.category, c.assignee, c.rating_score from conversations_conversations c
            where c.workspace = {scope.Workspace} and c.customer = {customer} and {ConversationAccess.Filter(scope)}
              and (c.created_at < {after.At} or (c.created_at = {after.At} and c.id < {after.Id}))
            order by c.created_at desc, c.id desc limit {limit}
            """,
            r => new TimelineEntry(
                r.Time(0), "conversation", r.Id(1), r.TextOrNull(2) ?? r.Text(3),
                new { number = r.Long(4), channel = r.Text(5), category = (StatusCategory)r.Int(6), assigneeId = r.IdOrNull(7), score = r.IntOrNull(8) }),
            cancellationToken);
}
