using Heed.Kernel;
using Heed.Platform.Personal;
using Heed.Platform.Store;

namespace Heed.Notices.Inbox;

/// <summary>Notices are about the people who work here. They hold nothing of a customer but the id of a conversation.</summary>
internal sealed class NoticesPersonalData : IPersonalData
{
    public string Section => "notices";

    public IReadOnlyList<string> Tables { get; } = ["notices_notices", "notices_choices", "notices_sends", "notices_push_devices", "notices_push_sends"];

    public Task<object?> ExportAsync(ReadSession session, WorkspaceId workspace, Guid customer, CancellationToken cancellationToken) => Task.FromResult<object?>(null);

    public void Erase(Unit unit, Guid customer)
    {
        // A notice points at a conversation; what the erased customer wrote was never in it.
    }

    public int Retain(Unit unit, DateTimeOffset before, int limit) => unit.Execute($"""
        delete from notices_notices where workspace = {unit.Workspace} and id in
            (select id from notices_notices where workspace = {unit.Workspace} and at < {before} order by id limit {limit})
        """) + unit.Execute($"""
        delete from notices_sends where workspace = {unit.Workspace} and id in
            (select id from notices_sends where workspace = {unit.Workspace} and created_at < {before} order by id limit {limit})
        """) + unit.Execute($"""
        delete from notices_push_sends where workspace = {unit.Workspace} and id in
            (select id from notices_push_sends where workspace = {unit.Workspace} and created_at < {before} order by id limit {limit})
        """);
}
