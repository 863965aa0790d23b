using System.Collections.Frozen;
using Heed.Accounts.Public;
using Heed.Demo.Seeding;
using Heed.Demo.SignIns;
using Heed.Kernel;
using Heed.Platform.Blobs;
using Heed.Platform.Store;
using Microsoft.EntityFrameworkCore;

namespace Heed.Demo.Removal;

/// <summary>
/// Takes the sample company out: its people, and every row of every module in the workspace, so that it is as new. Whoever
/// removes it stays, and with them those who were invited. The brands stay too: roles may be limited to them.
/// </summary>
internal sealed class DemoRemoval(
    IStore store, IWorkspaces workspaces, IMemberships memberships, IPeople people, IBrands brands, IEnumerable<IWorkspaceOpening> openings,
    IBlobs blobs, IAudit audit, DemoMarks marks, SignInFile signIns)
{
    /// <summary>Ledger, audit and memberships live on; contents of files are collected once nothing refers to them.</summary>
    private static readonly FrozenSet<string> Kept = new[]
    {
        "platform_ledger", "platform_ledger_heads", "platform_ledger_cursors", "platform_blobs", "platform_blob_chunks",
        "accounts_workspaces", "accounts_brands", "accounts_people", "accounts_members", "accounts_member_roles", "accounts_roles", "accounts_sessions",
        "accounts_links", "accounts_api_keys", "accounts_audit",
    }.ToFrozenSet();

    /// <summary>Removes the sample company at somebody's request.</summary>
    /// <exception cref="ConflictRefusal">There is none (<c>notDemo</c>), or nobody would own the workspace any more.</exception>
    public async Task RemoveAsync(Scope scope, CancellationToken cancellationToken)
    {
        if (!(await workspaces.GetAsync(scope.Workspace, cancellationToken)).IsDemo) throw new ConflictRefusal("notDemo", "This workspace holds no sample company.");
        await marks.SetRemovedAsync(cancellationToken);
        await ClearAsync(scope, ends: true, cancellationToken);
        using var session = store.Read();
        var left = await people.ListAsync(session, Scope.System(scope.Workspace), cancellationToken);
        await signIns.KeepAsync([.. left.Select(p => p.Email)], cancellationToken);
    }

    /// <summary>Empties what an interrupted first start has left, to begin again.</summary>
    public Task EmptyAsync(WorkspaceId workspace, CancellationToken cancellationToken) => ClearAsync(Scope.System(workspace), ends: false, cancellationToken);

    private async Task ClearAsync(Scope scope, bool ends, CancellationToken cancellationToken)
    {
        var sample = await SamplePeopleAsync(scope, cancellationToken);
        List<string> tables;
        Guid brand;
        using (var session = store.Read())
        {
            tables = [.. session.Db.Model.GetEntityTypes().Where(e => e.FindProperty("Workspace") is { IsNullable: false }).Select(e => e.GetTableName()!).Distinct().Where(t => !Kept.Contains(t))];
            brand = (await brands.ListAsync(session, Scope.System(scope.Workspace), cancellationToken))[0].Id;
        }

        await store.WriteAsync(scope, unit => Clear(unit, scope, tables, sample, brand, ends), cancellationToken);
        while (await blobs.CollectAsync(scope.Workspace, cancellationToken) > 0)
        {
            // Each pass takes a few hundred.
        }
    }

    private void Clear(Unit unit, Scope scope, List<string> tables, List<Guid> sample, Guid brand, bool ends)
    {
        memberships.Remove(unit, sample);
        unit.Db.SaveChanges();
        foreach (var table in tables)
        {
            var statement = SqlText.Empty;
            statement.AppendLiteral($"delete from {table} where workspace = ");
            statement.AppendFormatted(unit.Workspace);
            unit.Execute(statement);
        }

        // Cursors from before point into what is gone: everybody who watches reads afresh.
        unit.Execute($"update platform_ledger_heads set epoch = epoch + 1 where workspace = {unit.Workspace}");
        var workspace = workspaces.Find(unit)!;
        foreach (var opening in openings.OrderBy(o => o.Order)) opening.Open(unit, workspace, brand);
        if (ends) workspaces.EndDemo(unit);
        audit.Write(unit, scope, ends ? "demo.removed" : "demo.emptied");
    }

    /// <summary>The sample's own people, but never the one who asks, nor an owner when Heed itself empties the workspace.</summary>
    private async Task<List<Guid>> SamplePeopleAsync(Scope scope, CancellationToken cancellationToken)
    {
        var emails = Company.CompanyPlan.Load().People.Where(p => !scope.IsSystem || p.Role != "owner").Select(p => p.Email).ToHashSet(StringComparer.OrdinalIgnoreCase);
        using var session = store.Read();
        var members = await people.ListAsync(session, Scope.System(scope.Workspace), cancellationToken);
        return [.. members.Where(m => emails.Contains(m.Email) && m.Id != scope.Actor.Id).Select(m => m.Id)];
    }
}
