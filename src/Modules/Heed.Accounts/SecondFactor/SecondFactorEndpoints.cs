using Heed.Accounts.People;
using Heed.Accounts.Roles;
using Heed.Accounts.Sessions;
using Heed.Kernel;
using Heed.Platform.Secrets;
using Heed.Platform.Store;
using Heed.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Heed.Accounts.SecondFactor;

/// <summary>The own second factor, and the reset of somebody else's.</summary>
internal static class SecondFactorEndpoints
{
    public static void Map(IEndpointRouteBuilder root, IEndpointRouteBuilder workspace)
    {
        var me = root.MapGroup("/api/v1/me/second-factor").WithTags("Second factor");
        me.MapGet("", GetAsync).NeedsPerson().WithName("GetSecondFactor").WithSummary("How one's sign-in is protected besides the password.");
        me.MapPost("/totp", StartAsync).NeedsPerson().WithName("StartTotp").WithSummary("A new secret for an authenticator app; it counts once it has shown a code.");
        me.MapPost("/totp/confirm", ConfirmAsync).NeedsPerson().WithName("ConfirmTotp")
            .WithSummary("The first code of the app. Answers ten recovery codes, shown only here; every other session ends.");
        me.MapPost("/totp/off", OffAsync).NeedsPerson().WithName("EndTotp").WithSummary("Disconnects the app: with the password and a code.");
        me.MapPost("/recovery-codes", CodesAsync).NeedsPerson().WithName("NewRecoveryCodes").WithSummary("Ten new recovery codes; the former ones end.");
        root.MapPost("/api/v1/session/second-step", FinishAsync).ForAnyone().WithName("SignInSecondStep").WithTags("Session")
            .WithSummary("The second step of signing in: the token of the first and a code.");
        var people = workspace.MapGroup("/people").WithTags("People");
        people.MapGet("/security", ListAsync).Needs(Permissions.ManagePeople).WithName("ListPeopleSecurity").WithSummary("Who signs in with a second factor.");
        people.MapPost("/{id:guid}/reset-second-factor", ResetAsync).Needs(Permissions.ManagePeople).WithName("ResetSecondFactor")
            .WithSummary("Takes a person's second factor away, for somebody who has lost it, and signs them out everywhere.");
    }

    private static async Task<Ok<TotpSetup.FactorView>> GetAsync(Caller caller, TotpSetup totp, CancellationToken cancellationToken) =>
        TypedResults.Ok(await totp.ViewAsync(caller.PersonId, cancellationToken));

    private static async Task<Ok<TotpSetup.TotpStarted>> StartAsync(PasswordOnly given, Caller caller, HttpResponse response, TotpSetup totp, CancellationToken cancellationToken)
    {
        response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(await totp.StartAsync(caller.PersonId, given.Password, "QR", cancellationToken));
    }

    private static async Task<Ok<CodesView>> ConfirmAsync(CodeOnly given, Caller caller, HttpContext context, TotpSetup totp, CancellationToken cancellationToken)
    {
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(new CodesView(await totp.ConfirmAsync(caller.PersonId, given.Code, caller.Scope.Session, caller.Scope.Address, cancellationToken)));
    }

    private static async Task<NoContent> OffAsync(PasswordAndCode given, Caller caller, TotpSetup totp, CancellationToken cancellationToken)
    {
        await totp.OffAsync(caller.PersonId, given.Password, given.Code, caller.Scope.Session, caller.Scope.Address, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<CodesView>> CodesAsync(PasswordOnly given, Caller caller, HttpResponse response, TotpSetup totp, CancellationToken cancellationToken)
    {
        response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(new CodesView(await totp.NewCodesAsync(caller.PersonId, given.Password, caller.Scope.Address, cancellationToken)));
    }

    private static async Task<Ok<MeView>> FinishAsync(SecondStepRequest given, HttpContext context, SecondStep step, MeReader me)
    {
        SameOrigin.Require(context);
        new Validate().Text(given.Code, "code", 60).Done();
        var person = await step.FinishAsync(context, given.Token, given.Code) ?? throw new InvalidRefusal("code", "wrong", "This code does not fit, or it has been used.");
        return TypedResults.Ok(await me.ReadAsync(person.Id, context.RequestAborted));
    }

    private static async Task<Ok<Page<PersonSecurity>>> ListAsync(Caller caller, IStore store, CancellationToken cancellationToken)
    {
        var scope = caller.Scope;
        scope.RequireEverywhere(Permissions.ManagePeople);
        using var session = store.Read();
        var rows = await session.QueryAsync(
            $"""
            select p.id, p.protected_at from accounts_members m join accounts_people p on p.id = m.person
            where m.workspace = {scope.Workspace} and m.joined_at is not null order by p.id
            """,
            r => new PersonSecurity(r.Id(0), r.TimeOrNull(1)), cancellationToken);
        return TypedResults.Ok(new Page<PersonSecurity>(rows, null));
    }

    private static async Task<NoContent> ResetAsync(
        Guid id, Caller caller, IStore store, IAudit audit, SecretStore secrets, MemberEdits edits, IServiceProvider services, CancellationToken cancellationToken)
    {
        var scope = caller.Scope;
        await store.WriteAsync(
            scope,
            unit =>
            {
                var member = edits.Member(unit, scope, id);
                edits.RequireOver(unit, scope, id);
                // It guards every workspace of the person, so one workspace alone cannot take it away.
                MemberEdits.RequireOnlyHere(unit, id);
                if (member.JoinedAt is null) throw new ConflictRefusal("notActive", "This person has not joined yet.");
                Factors.Clear(unit, secrets, id);
                unit.Execute($"delete from accounts_sessions where person = {id}");
                MemberRows.Changed(unit, member);
                audit.Write(unit, scope, SignInTrail.FactorReset, "person", id);
                AccountAlerts.Tell(services, unit, id, SignInTrail.FactorReset);
            },
            cancellationToken);
        return TypedResults.NoContent();
    }

    /// <summary>The password again.</summary>
    internal sealed record PasswordOnly(string Password);

    /// <summary>A code of the app.</summary>
    internal sealed record CodeOnly(string Code);

    /// <summary>The password again, and a code of the app or a recovery code.</summary>
    internal sealed record PasswordAndCode(string Password, string Code);

    /// <summary>The token of the first step, and a code.</summary>
    internal sealed record SecondStepRequest(string Token, string Code);

    /// <summary>Recovery codes, shown once.</summary>
    internal sealed record CodesView(IReadOnlyList<string> RecoveryCodes);

    /// <summary>A member, and since when a second factor protects them; null: not.</summary>
    internal sealed record PersonSecurity(Guid PersonId, DateTimeOffset? ProtectedAt);
}
