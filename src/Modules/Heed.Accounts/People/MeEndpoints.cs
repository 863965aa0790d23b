using Heed.Accounts.Sessions;
using Heed.Accounts.ViewAs;
using Heed.Accounts.Workspaces;
using Heed.Kernel;
using Heed.Platform.Store;
using Heed.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Heed.Accounts.People;

/// <summary>The person signed in: profile, password, sessions, rights in a workspace.</summary>
internal static class MeEndpoints
{
    public static void Map(IEndpointRouteBuilder root, IEndpointRouteBuilder workspace)
    {
        var me = root.MapGroup("/api/v1/me").WithTags("Me");
        me.MapGet("", GetAsync).NeedsPerson().WithName("GetMe").WithSummary("The person signed in and their workspaces.");
        me.MapPatch("", EditAsync).NeedsPerson().WithName("EditMe").WithSummary("Changes one's own name, preferences and keys.");
        me.MapPost("/password", ChangePasswordAsync).NeedsPerson().WithName("ChangePassword")
            .WithSummary("Changes the password. Every other session ends; this browser gets a new one.");
        me.MapGet("/sessions", ListSessionsAsync).NeedsPerson().WithName("ListMySessions").WithSummary("Browsers one is signed in with.");
        me.MapDelete("/sessions/{id:guid}", EndSessionAsync).NeedsPerson().WithName("EndMySession").WithSummary("Ends one of one's sessions.");
        workspace.MapGet("/me", GetInWorkspaceAsync).NeedsMember().WithName("GetWorkspaceMe").WithTags("Me")
            .WithSummary("What the person signed in may do and see in the workspace.");
    }

    private static async Task<Ok<MeView>> GetAsync(Caller caller, MeReader me, CancellationToken cancellationToken) =>
        TypedResults.Ok(await me.ReadAsync(caller.PersonId, cancellationToken));

    private static async Task<Ok<MeView>> EditAsync(MeEdit edit, Caller caller, IStore store, MeReader me, CancellationToken cancellationToken)
    {
        var check = new Validate();
        if (edit.Name.IsSet) check.Text(edit.Name.Value, "name", PersonRules.MaxName);
        if (edit.Language.IsSet) check.That(PersonRules.IsLanguage(edit.Language.Value), "language", "unknown", "zh-CN or en.");
        if (edit.Theme.IsSet) check.That(PersonRules.IsTheme(edit.Theme.Value), "theme", "unknown", "system, light or dark.");
        if (edit.Shortcuts.IsSet) check.That(edit.Shortcuts.Value?.IsSound == true, "shortcuts", "invalid", "At most 200 keys of at most 8 characters.");
        check.Done();
        var id = caller.PersonId;
        await store.WriteAsync(
            caller.Scope,
            unit =>
            {
                var person = unit.Db.Set<Person>().Find(id) ?? throw new NotFoundRefusal();
                person.Name = edit.Name.Or(person.Name)!.Trim();
                person.Language = edit.Language.Or(person.Language)!;
                person.Theme = edit.Theme.Or(person.Theme)!;
                if (edit.Shortcuts.IsSet) person.Shortcuts = edit.Shortcuts.Value!.Write();
                person.Sound = edit.Sound.Or(person.Sound);
                person.Version++;
                unit.Append(new LedgerEvent("person.changed", "person", id, person.Version));
            },
            cancellationToken);
        return TypedResults.Ok(await me.ReadAsync(id, cancellationToken));
    }

    private static async Task<NoContent> ChangePasswordAsync(
        PasswordChange change, Caller caller, HttpContext context, IServiceProvider services, BrowserSessions sessions, RateLimits limits)
    {
        var key = caller.PersonId.ToString("N");
        var users = services.GetRequiredService<UserManager<Person>>();
        var person = await users.FindByIdAsync(caller.PersonId.ToString()) ?? throw new NotFoundRefusal();
        PasswordRules.Check(new Validate(), change.Next, person.Email, "next").Done();
        limits.Take("password.change", key, RateRule.Per(10, TimeSpan.FromMinutes(15)));
        var result = await users.ChangePasswordAsync(person, change.Current, change.Next);
        if (!result.Succeeded)
        {
            throw result.Errors.Any(e => e.Code == "PasswordMismatch")
                ? new InvalidRefusal("current", "wrong", "This is not your current password.")
                : new StaleRefusal();
        }

        limits.GiveBack("password.change", key);
        await sessions.OpenAsync(context, person);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<Page<SessionView>>> ListSessionsAsync(Caller caller, HttpContext context, IStore store, TimeProvider time, CancellationToken cancellationToken)
    {
        var current = context.Features.Get<SignedIn>()?.Session;
        var (person, now) = (caller.PersonId, time.GetUtcNow());
        using var session = store.Read();
        var rows = await session.Db.Set<Session>().Where(s => s.Person == person && s.ExpiresAt > now).OrderByDescending(s => s.LastSeenAt).Take(200).ToListAsync(cancellationToken);
        return TypedResults.Ok(new Page<SessionView>(
            [.. rows.Select(s => new SessionView(s.Id, s.CreatedAt, s.LastSeenAt, s.UserAgent, s.Address, s.Id == current))], null));
    }

    private static async Task<NoContent> EndSessionAsync(Guid id, Caller caller, HttpContext context, BrowserSessions sessions, CancellationToken cancellationToken)
    {
        await sessions.EndAsync(caller.PersonId, id, caller.Scope.Address, cancellationToken);
        if (context.Features.Get<SignedIn>()?.Session == id) SessionCookie.Delete(context);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<WorkspaceMeView>> GetInWorkspaceAsync(Caller caller, IStore store, IServiceProvider services, Roles.Permissions permissions, CancellationToken cancellationToken)
    {
        var (scope, id) = (caller.Scope, caller.PersonId);
        using var session = store.Read();
        var person = await session.Db.Set<Person>().FirstAsync(p => p.Id == id, cancellationToken);
        var workspace = await session.Db.Set<Workspace>().FirstAsync(w => w.Id == scope.Workspace, cancellationToken);
        var presence = services.GetService<IPresenceSource>() is { } source ? await source.StatesAsync(session, scope.Workspace, cancellationToken) : null;
        return TypedResults.Ok(new WorkspaceMeView(
            PersonView.From(person),
            [.. permissions.All.Where(scope.Has)],
            scope.Grants.Select(g => g.Visibility).DefaultIfEmpty(Visibility.Own).Max(),
            scope.Brands?.Order().ToArray(),
            [.. scope.SelfTeams.Order()],
            presence?.GetValueOrDefault(person.Id) ?? "offline",
            new WorkspaceHead(workspace.Id.Value, workspace.Name, workspace.Language, workspace.TimeZone, workspace.IsDemo),
            await ViewingRows.ViewAsync(session, scope, cancellationToken)));
    }

    /// <summary>Fields of the own profile; absent ones stay.</summary>
    internal sealed record MeEdit(
        Change<string> Name = default, Change<string> Language = default, Change<string> Theme = default, Change<bool> Sound = default,
        Change<ShortcutsView> Shortcuts = default);

    /// <summary>The old and the new password.</summary>
    internal sealed record PasswordChange(string Current, string Next);
}
