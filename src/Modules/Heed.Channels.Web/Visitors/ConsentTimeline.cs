namespace Heed.Channels.Web.Visitors;

/// <summary>Consents in the customer's timeline. Who may see the customer may see that it consented.</summary>
internal sealed class ConsentTimeline : ITimelineSource
{
    public async Task<IReadOnlyList<TimelineEntry>> ReadAsync(
        ReadSession session, Scope scope, Guid customer, TimelinePlace after, int limit, CancellationToken cancellationToken) =>
        await session.QueryAsync(
            $"""
            select id, at, inbox, version, language from web_consents
            where workspace = {scope.Workspace} and customer = {customer} and (at < {after.At} or (at = {after.At} and id < {after.Id}))
            order by at desc, id desc limit {limit}
            """,
            r => new TimelineEntry(r.Time(1), "consent", r.Id(0), "", new { inboxId = r.Id(2), version = r.Int(3), language = r.Text(4) }),
            cancellationToken);
}
