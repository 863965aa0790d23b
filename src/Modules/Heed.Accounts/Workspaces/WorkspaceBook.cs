using Heed.Accounts.Brands;
using Heed.Accounts.People;
using Heed.Accounts.Roles;
using Heed.Kernel;
using Heed.Platform.Store;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Heed.Accounts.Workspaces;

/// <summary>Makes workspaces and reads them.</summary>
internal sealed class WorkspaceBook(IStore store, IPasswordHasher<Person> hasher, IAudit audit, IServiceProvider services) : IWorkspaces
{
    public async Task<OpenedWorkspace> CreateAsync(NewWorkspace workspace, NewOwner? owner, CancellationToken cancellationToken)
    {
        var draft = owner is null ? null : Draft(owner);
        var id = await NextIdAsync(cancellationToken);
        return await store.WriteAsync(Scope.System(id), unit => Open(unit, workspace, draft), cancellationToken);
    }

    public async Task<IReadOnlyList<WorkspaceId>> ListAsync(CancellationToken cancellationToken)
    {
        using var session = store.Read();
        return await session.QueryAsync($"select id from accounts_workspaces order by id", r => new WorkspaceId(r.Int(0)), cancellationToken);
    }

    public async Task<WorkspaceRow> GetAsync(WorkspaceId workspace, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        var found = await session.Db.Set<Workspace>().FirstOrDefaultAsync(w => w.Id == workspace, cancellationToken) ?? throw new NotFoundRefusal();
        return found.ToRow();
    }

    public WorkspaceRow? Find(Unit unit) => unit.First(
        $"select name, language, time_zone, is_demo, created_at from accounts_workspaces where id = {unit.Workspace}",
        r => new WorkspaceRow(unit.Workspace, r.Text(0), r.Text(1), r.Text(2), r.Bool(3), r.Time(4)));

    public void EndDemo(Unit unit)
    {
        var workspace = unit.Db.Set<Workspace>().Find(unit.Workspace) ?? throw new NotFoundRefusal();
        if (!workspace.IsDemo) return;
        workspace.IsDemo = false;
        workspace.Version++;
        unit.Append(new LedgerEvent("workspace.changed", "workspace", Workspace.EntityOf(unit.Workspace), workspace.Version));
    }

    /// <summary>The next number. Taken by itself, so that the workspace is made in its own ledger; a number lost is no harm.</summary>
    public async Task<WorkspaceId> NextIdAsync(CancellationToken cancellationToken) => new((int)await store.WriteAsync(
        Scope.System(WorkspaceId.Installation), unit => unit.NextNumber("workspace"), cancellationToken));

    /// <summary>The owner with the password hashed: slow on purpose, so outside the lane.</summary>
    public OwnerDraft Draft(NewOwner owner) => new(owner, hasher.HashPassword(null!, owner.Password));

    /// <summary>Makes the workspace whose unit this is.</summary>
    public OpenedWorkspace Open(Unit unit, NewWorkspace given, OwnerDraft? owner)
    {
        var now = unit.Now;
        var workspace = new Workspace
        {
            Id = unit.Workspace,
            Name = given.Name.Trim(),
            Language = given.Language,
            TimeZone = given.TimeZone,
            IsDemo = given.IsDemo,
            CreatedAt = now,
        };
        var brand = new Brand { Workspace = unit.Workspace, Id = Ids.New(now), Name = (given.BrandName ?? given.Name).Trim(), Color = Brand.DefaultColor, CreatedAt = now };
        var roles = BuiltInRoles.Make(unit.Workspace, now);
        unit.Db.Add(workspace);
        unit.Db.Add(brand);
        unit.Db.AddRange(roles);
        unit.Append(new LedgerEvent("workspace.created", "workspace", Workspace.EntityOf(unit.Workspace), 1));
        unit.Append(new LedgerEvent("brand.created", "brand", brand.Id, 1));
        foreach (var role in roles) unit.Append(new LedgerEvent("role.created", "role", role.Id, 1));
        var person = owner is null ? (Guid?)null : MemberRows.Join(unit, owner.ToPerson(now), roles.Single(r => r.Name == BuiltInRoles.Owner).Id, null);
        unit.Db.SaveChanges();

        foreach (var opening in services.GetServices<IWorkspaceOpening>().OrderBy(o => o.Order)) opening.Open(unit, workspace.ToRow(), brand.Id);
        audit.Write(unit, Scope.System(unit.Workspace), "workspace.created", "workspace", Workspace.EntityOf(unit.Workspace));
        return new OpenedWorkspace(unit.Workspace, brand.Id, person, roles.ToDictionary(r => r.Name, r => r.Id));
    }
}
