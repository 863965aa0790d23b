using Heed.Platform.Personal;

namespace Heed.Channels.Api.Inbound;

/// <summary>Who a customer is in other systems.</summary>
internal sealed class ApiPersonalData : IPersonalData
{
    public string Section => "channels";

    public IReadOnlyList<string> Tables { get; } = ["api_contacts"];

    public async Task<object?> ExportAsync(ReadSession session, WorkspaceId workspace, Guid customer, CancellationToken cancellationToken)
    {
        var contacts = await session.QueryAsync(
            $"select inbox, id, created_at from api_contacts where workspace = {workspace} and customer = {customer} order by created_at",
            r => new { InboxId = r.Id(0), Id = r.Text(1), CreatedAt = r.Time(2) }, cancellationToken);
        return contacts.Count == 0 ? null : contacts;
    }

    public void Erase(Unit unit, Guid customer)
    {
        unit.Execute($"delete from api_contacts where workspace = {unit.Workspace} and customer = {customer}");
        unit.Execute($"delete from api_outbox where workspace = {unit.Workspace} and customer = {customer}");
    }

    /// <summary>A contact is kept as long as its customer: without it nothing could be answered.</summary>
    public int Retain(Unit unit, DateTimeOffset before, int limit) => unit.Execute($"""
        delete from api_outbox where workspace = {unit.Workspace} and message in
            (select message from api_outbox where workspace = {unit.Workspace} and at < {before} and stage <> {Outbox.OutgoingStage.Waiting} order by at limit {limit})
        """);
}
