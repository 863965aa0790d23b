using Heed.Platform.Personal;

namespace Heed.Channels.Web.Visitors;

/// <summary>Consents and browsers of a customer.</summary>
internal sealed class WebPersonalData : IPersonalData
{
    public string Section => "web";

    public IReadOnlyList<string> Tables { get; } = ["web_consents", "web_visitors"];

    public async Task<object?> ExportAsync(ReadSession session, WorkspaceId workspace, Guid customer, CancellationToken cancellationToken)
    {
        var consents = await session.QueryAsync(
            $"""
            select c.at, c.inbox, c.version, c.language, n.text_zh, n.text_en, n.url from web_consents c
            left join web_privacy_notices n on n.workspace = c.workspace and n.inbox = c.inbox and n.version = c.version
            where c.workspace = {workspace} and c.customer = {customer} order by c.at
            """,
            r => new
            {
                At = r.Time(0),
                InboxId = r.Id(1),
                Version = r.Int(2),
                Language = r.Text(3),
                Text = r.Text(3).StartsWith("zh", StringComparison.Ordinal) ? r.TextOrNull(4) : r.TextOrNull(5),
                Url = r.TextOrNull(6),
            },
            cancellationToken);
        var browsers = await session.QueryAsync(
            $"select id, inbox, created_at from web_visitors where workspace = {workspace} and customer = {customer} order by created_at",
            r => new { Id = r.Id(0), InboxId = r.Id(1), CreatedAt = r.Time(2) }, cancellationToken);
        return consents.Count + browsers.Count == 0 ? null : new { consents, browsers };
    }

    public void Erase(Unit unit, Guid customer)
    {
        unit.Execute($"delete from web_consents where workspace = {unit.Workspace} and customer = {customer}");
        unit.Execute($"delete from web_visitors where workspace = {unit.Workspace} and customer = {customer}");
    }

    /// <summary>A consent is kept as long as its customer: it is the proof. Browsers are forgotten when their tokens have long ended.</summary>
    public int Retain(Unit unit, DateTimeOffset before, int limit) => unit.Execute($"""
        delete from web_visitors where workspace = {unit.Workspace} and proven = {true} and id in
            (select id from web_visitors where workspace = {unit.Workspace} and proven = {true} and created_at < {before} order by id limit {limit})
        """);
}
