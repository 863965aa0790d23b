using Heed.Accounts.Audit;
using Heed.Accounts.ViewAs;
using Heed.Kernel;
using Heed.Platform.Ledger;
using Heed.Platform.Store;

namespace Heed.Accounts.Sessions;

/// <summary>
/// Carries what happens to a person outside workspaces (name, password, sessions) into each workspace of the person:
/// as a change for live sockets and as an entry of the audit log.
/// </summary>
internal sealed class PersonReader(IStore store, ViewingRows viewings, IServiceProvider services) : ILedgerReader
{
    public string Name => "accounts.people";

    public IReadOnlySet<string> Events { get; } = new HashSet<string>(
        SignInTrail.Told.Concat(["person.changed", SignInTrail.Opened, SignInTrail.Refused, SignInTrail.Ended]));

    public async Task HandleAsync(LedgerRow row, CancellationToken cancellationToken)
    {
        if (row.Workspace != WorkspaceId.Installation) return;
        var person = row.Kind == "person" ? row.Entity : row.IdFact("person");
        if (person is not { } id) return;
        foreach (var workspace in await WorkspacesAsync(id, cancellationToken))
        {
            var scope = new Scope(workspace, row.Actor);
            await store.WriteAsync(scope, unit => Carry(unit, row, id), cancellationToken);
        }
    }

    private void Carry(Unit unit, LedgerRow row, Guid person)
    {
        if (row.Kind != "person")
        {
            // The same id in every log, so that a second delivery finds the first.
            if (unit.Number($"select count(*) from accounts_audit where workspace = {unit.Workspace} and id = {row.Entity}") > 0) return;
            var address = unit.First($"select address from accounts_audit where workspace = {WorkspaceId.Installation} and id = {row.Entity}", r => r.TextOrNull(0));
            AuditLog.Write(unit, row.Entity, row.Actor, address, row.Name, "person", person, null);
            if (row.Name == SignInTrail.Ended) viewings.EndOrphans(unit, new Scope(unit.Workspace, row.Actor), person);
            if (SignInTrail.Told.Contains(row.Name)) AccountAlerts.Tell(services, unit, person, row.Name);
        }

        // A refused try changes nothing that anybody sees.
        if (row.Name is "person.changed" or SignInTrail.Ended || SignInTrail.Told.Contains(row.Name))
        {
            var version = unit.Number($"select version from accounts_members where workspace = {unit.Workspace} and person = {person}");
            unit.Append(new LedgerEvent("person.changed", "person", person, version));
        }
    }

    private async Task<List<WorkspaceId>> WorkspacesAsync(Guid person, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        return await session.QueryAsync(
            $"select workspace from accounts_members where person = {person} and joined_at is not null order by workspace",
            r => new WorkspaceId(r.Int(0)),
            cancellationToken);
    }
}
