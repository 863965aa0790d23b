using Heed.Accounts.Audit;
using Heed.Accounts.Brands;
using Heed.Accounts.Keys;
using Heed.Accounts.Passkeys;
using Heed.Accounts.People;
using Heed.Accounts.Roles;
using Heed.Accounts.SecondFactor;
using Heed.Accounts.Sessions;
using Heed.Accounts.Teams;
using Heed.Accounts.ViewAs;
using Heed.Accounts.Workspaces;
using Heed.Platform.Store;
using Microsoft.EntityFrameworkCore;

namespace Heed.Accounts.Data;

/// <summary>The tables of accounts.</summary>
internal sealed class AccountsModel : IModelPart
{
    public IReadOnlyList<TableDeclaration> Tables { get; } =
    [
        new("accounts_workspaces", Personal: false),
        new("accounts_brands", Personal: false),
        new("accounts_teams", Personal: false),
        new("accounts_team_members", Personal: true),
        new("accounts_people", Personal: true),
        new("accounts_members", Personal: true),
        new("accounts_roles", Personal: false),
        new("accounts_member_roles", Personal: true),
        new("accounts_sessions", Personal: true),
        new("accounts_viewings", Personal: true),
        new("accounts_links", Personal: true),
        new("accounts_totp", Personal: true),
        new("accounts_recovery_codes", Personal: true),
        new("accounts_passkeys", Personal: true),
        new("accounts_api_keys", Personal: false),
        new("accounts_audit", Personal: true),
    ];

    public void Map(ModelBuilder model)
    {
        model.Entity<Workspace>(e =>
        {
            e.ToTable("accounts_workspaces").HasKey(x => x.Id);
            e.Property(x => x.Id).ValueGeneratedNever();
        });
        model.Entity<Brand>(e => e.ToTable("accounts_brands").HasKey(x => new { x.Workspace, x.Id }));
        model.Entity<Team>(e => e.ToTable("accounts_teams").HasKey(x => new { x.Workspace, x.Id }));
        model.Entity<TeamMember>(e =>
        {
            e.ToTable("accounts_team_members").HasKey(x => new { x.Workspace, x.Team, x.Person });
            e.HasIndex(x => new { x.Workspace, x.Person });
        });
        model.Entity<Person>(e =>
        {
            e.ToTable("accounts_people").HasKey(x => x.Id);
            e.HasIndex(x => x.NormalizedEmail).IsUnique();
        });
        model.Entity<Member>(e =>
        {
            e.ToTable("accounts_members").HasKey(x => new { x.Workspace, x.Person });
            e.HasIndex(x => x.Person);
        });
        model.Entity<Role>(e => e.ToTable("accounts_roles").HasKey(x => new { x.Workspace, x.Id }));
        model.Entity<MemberRole>(e =>
        {
            e.ToTable("accounts_member_roles").HasKey(x => new { x.Workspace, x.Person, x.Role });
            e.HasIndex(x => new { x.Workspace, x.Role });
        });
        model.Entity<Session>(e =>
        {
            e.ToTable("accounts_sessions").HasKey(x => x.Id);
            e.HasIndex(x => x.TokenHash).IsUnique();
            e.HasIndex(x => x.Person);
            e.HasIndex(x => x.ExpiresAt);
        });
        model.Entity<Viewing>(e =>
        {
            e.ToTable("accounts_viewings").HasKey(x => new { x.Workspace, x.Session });
            e.HasIndex(x => x.Session);
        });
        model.Entity<Link>(e =>
        {
            e.ToTable("accounts_links").HasKey(x => x.TokenHash);
            e.HasIndex(x => x.Person);
        });
        model.Entity<TotpDevice>(e => e.ToTable("accounts_totp").HasKey(x => x.Person));
        model.Entity<RecoveryCode>(e => e.ToTable("accounts_recovery_codes").HasKey(x => new { x.Person, x.Hash }));
        model.Entity<Passkey>(e =>
        {
            e.ToTable("accounts_passkeys").HasKey(x => x.Id);
            e.HasIndex(x => x.CredentialHash).IsUnique();
            e.HasIndex(x => x.Person);
        });
        model.Entity<ApiKey>(e =>
        {
            e.ToTable("accounts_api_keys").HasKey(x => new { x.Workspace, x.Id });
            e.HasIndex(x => x.SecretHash).IsUnique();
        });
        model.Entity<AuditEntry>(e =>
        {
            e.ToTable("accounts_audit").HasKey(x => new { x.Workspace, x.Seq });
            e.HasIndex(x => new { x.Workspace, x.Id });
            e.Property(x => x.Seq).ValueGeneratedNever();
        });
    }
}
