using Heed.Platform.Personal;

namespace Heed.Webhooks.Deliveries;

/// <summary>
/// Deliveries hold ids only. But a receiver's answer may repeat what it was told, so with any erasure the kept beginnings of all answers go.
/// </summary>
internal sealed class WebhooksPersonalData : IPersonalData
{
    public string Section => "webhooks";

    public IReadOnlyList<string> Tables { get; } = ["webhooks_attempts"];

    public Task<object?> ExportAsync(ReadSession session, WorkspaceId workspace, Guid customer, CancellationToken cancellationToken) => Task.FromResult<object?>(null);

    public void Erase(Unit unit, Guid customer) => unit.Execute($"update webhooks_attempts set snippet = null where workspace = {unit.Workspace} and snippet is not null");

    public int Retain(Unit unit, DateTimeOffset before, int limit) => 0;
}
