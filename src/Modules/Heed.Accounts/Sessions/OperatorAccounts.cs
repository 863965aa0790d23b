using Heed.Accounts.People;
using Heed.Accounts.Roles;
using Heed.Accounts.Workspaces;
using Heed.Kernel;
using Heed.Platform.Store;
using Heed.Platform.Web;

namespace Heed.Accounts.Sessions;

/// <summary>Accounts from the operator's side: command line and first start.</summary>
internal sealed class OperatorAccounts(IStore store, WorkspaceBook workspaces, PersonStore people, IMemberships memberships, PublicLinks links, IAudit audit) : IOperatorAccounts
{
    public async Task<OpenedWorkspace> CreateOwnerAsync(NewWorkspace? workspace, NewOwner owner, CancellationToken cancellationToken)
    {
        var check = new Validate().Text(owner.Name, "name", PersonRules.MaxName)
            .That(EmailAddresses.IsValid(owner.Email), "email", "invalid", "This is no e-mail address.")
            .That(PersonRules.IsLanguage(owner.Language), "language", "unknown", "zh-CN or en.");
        PasswordRules.Check(check, owner.Password, owner.Email, "password").Done();
        if (workspace is not null) return await workspaces.CreateAsync(workspace, owner, cancellationToken);

        var first = (await workspaces.ListAsync(cancellationToken)).Select(w => (WorkspaceId?)w).FirstOrDefault()
            ?? throw new ConflictRefusal("noWorkspace", "There is no workspace yet. Name the one to make.");
        var person = await memberships.AddAsync(first, new NewMember(owner.Name, owner.Email, owner.Password, owner.Language, BuiltInRoles.Owner), cancellationToken);
        using var session = store.Read();
        var brand = await session.FirstAsync($"select id from accounts_brands where workspace = {first} order by id limit 1", r => r.Id(0), cancellationToken);
        var roles = await session.QueryAsync($"select name, id from accounts_roles where workspace = {first} and built_in", r => (r.Text(0), r.Id(1)), cancellationToken);
        return new OpenedWorkspace(first, brand, person, roles.ToDictionary(r => r.Item1, r => r.Item2));
    }

    public async Task<string> ResetPasswordLinkAsync(string email, CancellationToken cancellationToken)
    {
        var person = await people.FindByEmailAsync(email, cancellationToken) ?? throw new NotFoundRefusal();
        var token = Tokens.New();
        var scope = Scope.System(WorkspaceId.Installation);
        await store.WriteAsync(
            scope,
            unit =>
            {
                Links.Give(unit, token, LinkKind.Reset, person.Id, null, SessionRules.Reset);
                audit.Write(unit, scope, "person.resetLinkMade", "person", person.Id);
            },
            cancellationToken);
        return links.For($"/reset/{token}", null);
    }

    public async Task<string?> SetUpPathAsync(CancellationToken cancellationToken)
    {
        using (var session = store.Read())
        {
            if (await session.NumberAsync($"select count(*) from accounts_people", cancellationToken) > 0) return null;
        }

        var token = Tokens.New();
        await store.WriteAsync(
            Scope.System(WorkspaceId.Installation),
            unit => Links.Give(unit, token, LinkKind.SetUp, null, null, SessionRules.SetUp),
            cancellationToken);
        return $"/setup/{token}";
    }
}
