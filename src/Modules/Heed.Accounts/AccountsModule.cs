using System.Text.Encodings.Web;
using System.Text.Unicode;
using Heed.Accounts.Audit;
using Heed.Accounts.Brands;
using Heed.Accounts.Data;
using Heed.Accounts.Keys;
using Heed.Accounts.Pages;
using Heed.Accounts.Passkeys;
using Heed.Accounts.People;
using Heed.Accounts.Roles;
using Heed.Accounts.SecondFactor;
using Heed.Accounts.Sessions;
using Heed.Accounts.Teams;
using Heed.Accounts.ViewAs;
using Heed.Accounts.Workspaces;
using Heed.Platform.Ledger;
using Heed.Platform.Live;
using Heed.Platform.Modules;
using Heed.Platform.Personal;
using Heed.Platform.Store;
using Heed.Platform.Timers;
using Heed.Platform.Web;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.WebEncoders;

namespace Heed.Accounts;

/// <summary>Workspaces, brands, people, roles, sign-in, API keys, audit.</summary>
public sealed class AccountsModule : IModule
{
    /// <inheritdoc/>
    public string Name => "Accounts";

    /// <inheritdoc/>
    public int Rank => 2;

    /// <inheritdoc/>
    public IReadOnlyList<Permission> Permissions => Roles.Permissions.Own;

    /// <inheritdoc/>
    public IModelPart Model { get; } = new AccountsModel();

    /// <inheritdoc/>
    public void Register(IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton<RateLimits>();
        services.AddSingleton<Permissions>();
        services.AddSingleton<BuiltInRoles>();
        services.AddSingleton<Grants>();
        services.AddSingleton<ScopeRows>();
        services.AddSingleton<ViewingRows>();
        services.AddSingleton<ITimerHandler, ViewingTimer>();
        services.AddSingleton<IScopeResolver, ScopeResolver>();
        services.AddSingleton<IAudit, AuditLog>();
        services.AddSingleton<AuditChain>();
        services.AddSingleton<WorkspaceBook>();
        services.AddSingleton<IWorkspaces>(s => s.GetRequiredService<WorkspaceBook>());
        services.AddSingleton<IPeople, PeopleBook>();
        services.AddSingleton<IBrands, BrandBook>();
        services.AddSingleton<IMemberships, Memberships>();
        services.AddSingleton<IOperatorAccounts, OperatorAccounts>();
        services.AddSingleton<PublicLinks>();
        services.AddSingleton<BrowserSessions>();
        services.AddSingleton<SignIn>();
        services.AddSingleton<PasswordCheck>();
        services.AddSingleton<TotpSetup>();
        services.AddSingleton<SecondStep>();
        services.AddSingleton<PasskeyBook>();
        services.AddSingleton<MeReader>();
        services.AddSingleton<ILedgerReader, PersonReader>();
        services.AddSingleton<LinkPages>();
        services.AddSingleton<Power>();
        services.AddSingleton<RoleViews>();
        services.AddSingleton<MemberViews>();
        services.AddSingleton<MemberEdits>();
        services.AddSingleton<IPersonalData, AccountsPersonalData>();
        services.AddSingleton<ILiveSource, WorkspaceSource>();
        services.AddSingleton<ILiveSource, BrandSource>();
        services.AddSingleton<ILiveSource, TeamSource>();
        services.AddSingleton<ILiveSource, PersonSource>();
        services.AddSingleton<ILiveSource, RoleSource>();
        services.AddSingleton<ILiveSource, ApiKeySource>();

        // Chinese stays readable in the pages' source; everything that means something in HTML is still escaped.
        services.Configure<WebEncoderOptions>(o => o.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddSingleton<PersonStore>();
        services.AddSingleton<IUserStore<Person>>(s => s.GetRequiredService<PersonStore>());
        services.AddSingleton<IPasswordHasher<Person>, PasswordHasher<Person>>();
        // OWASP's figure for PBKDF2 with SHA-512.
        services.Configure<PasswordHasherOptions>(o => o.IterationCount = configuration.GetValue("Heed:PasswordIterations", 210_000));
        services.AddIdentityCore<Person>(o =>
            {
                o.User.RequireUniqueEmail = true;
                o.User.AllowedUserNameCharacters = "";
            })
            .AddPasswordValidator<PasswordRules>();
        // Identity's own rules ask for signs and digits; ours replace them.
        services.RemoveAll<IPasswordValidator<Person>>();
        services.AddSingleton<IPasswordValidator<Person>, PasswordRules>();
    }

    /// <inheritdoc/>
    public void Map(IEndpointRouteBuilder root, IEndpointRouteBuilder workspace)
    {
        PageStyle.Map(root);
        SessionEndpoints.Map(root);
        SecondFactorEndpoints.Map(root, workspace);
        PasskeyEndpoints.Map(root);
        MeEndpoints.Map(root, workspace);
        ViewAsEndpoints.Map(workspace);
        WorkspaceEndpoints.Map(workspace);
        BrandEndpoints.Map(workspace);
        TeamEndpoints.Map(workspace);
        PeopleEndpoints.Map(workspace);
        RoleEndpoints.Map(workspace);
        ApiKeyEndpoints.Map(workspace);
        AuditEndpoints.Map(workspace);
    }
}
