using Heed.Accounts.SecondFactor;
using Heed.Kernel;
using Heed.Platform.Store;
using Heed.Platform.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Heed.Accounts.Sessions;

/// <summary>Cookie or API key → scope, from current rows at every request: a right taken away is gone at once.</summary>
internal sealed class ScopeResolver(IStore store, ScopeRows scopes, TimeProvider time, ILogger<ScopeResolver> log) : IScopeResolver
{
    private static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(5);

    public async Task<Scope?> ResolveAsync(HttpContext context, WorkspaceId workspace)
    {
        using var session = store.Read();
        if (context.Request.Headers.Authorization.Count > 0) return await KeyAsync(session, context, workspace);
        var person = await PersonAsync(session, context);
        var scope = await scopes.OfPersonAsync(session, workspace, person.Person, context.RequestAborted);
        if (scope is null) return null;
        await RequireFactorAsync(session, workspace, person.Person, context.RequestAborted);
        return scope with { Session = person.Session };
    }

    public async Task<Scope> ResolvePersonAsync(HttpContext context)
    {
        using var session = store.Read();
        if (context.Request.Headers.Authorization.Count > 0)
        {
            return await KeyAsync(session, context, null) ?? throw new SignInRequiredRefusal();
        }

        var signedIn = await PersonAsync(session, context);
        return new Scope(WorkspaceId.Installation, Actor.Person(signedIn.Person)) { Session = signedIn.Session };
    }

    public async Task<Scope?> RefreshAsync(Scope scope, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        var fresh = scope.Actor switch
        {
            { Kind: ActorKind.Person, Id: { } person } => await PersonAgainAsync(session, scope, person, cancellationToken),
            { Kind: ActorKind.ApiKey, Id: { } key } => await FindKeyAsync(session, $"k.workspace = {scope.Workspace} and k.id = {key}", cancellationToken) is { } found
                ? found.Scope : null,
            _ => scope,
        };
        return fresh is null ? null : fresh with { Address = scope.Address, Session = scope.Session };
    }

    /// <exception cref="SecondFactorNeededRefusal">The workspace demands a second factor by now, and the person has none.</exception>
    private async Task RequireFactorAsync(ReadSession session, WorkspaceId workspace, Guid person, CancellationToken cancellationToken)
    {
        var missing = await session.NumberAsync(
            $"""
            select count(*) from accounts_workspaces w join accounts_people p on p.id = {person}
            where w.id = {workspace} and w.second_factor_from <= {time.GetUtcNow()} and p.protected_at is null
            """,
            cancellationToken);
        if (missing > 0) throw new SecondFactorNeededRefusal();
    }

    private async Task<Scope?> PersonAgainAsync(ReadSession session, Scope scope, Guid person, CancellationToken cancellationToken)
    {
        if (scope.Session is { } id
            && await session.NumberAsync($"select count(*) from accounts_sessions where id = {id} and expires_at > {time.GetUtcNow()}", cancellationToken) == 0) return null;
        return await scopes.OfPersonAsync(session, scope.Workspace, person, cancellationToken);
    }

    private async Task<SignedIn> PersonAsync(ReadSession session, HttpContext context)
    {
        var token = SessionCookie.Read(context.Request);
        if (!Tokens.IsPlausible(token)) throw new SignInRequiredRefusal();
        var now = time.GetUtcNow();
        var found = await session.FirstAsync(
            $"select id, person, last_seen_at from accounts_sessions where token_hash = {Tokens.Hash(token!)} and expires_at > {now}",
            r => ((SignedIn SignedIn, DateTimeOffset Seen)?)(new SignedIn(r.Id(0), r.Id(1)), r.Time(2)),
            context.RequestAborted) ?? throw new SignInRequiredRefusal();
        context.Features.Set(found.SignedIn);
        if (now - found.Seen > SeenEvery) Touch(found.SignedIn, now);
        return found.SignedIn;
    }

    private async Task<Scope?> KeyAsync(ReadSession session, HttpContext context, WorkspaceId? workspace)
    {
        var header = context.Request.Headers.Authorization.ToString();
        if (!header.StartsWith("Bearer heed_", StringComparison.Ordinal) || !Tokens.IsPlausible(header[7..])) throw new SignInRequiredRefusal();
        var found = await FindKeyAsync(session, $"k.secret_hash = {Tokens.Hash(header[7..])}", context.RequestAborted) ?? throw new SignInRequiredRefusal();
        if (workspace is { } wanted && found.Scope.Workspace != wanted) return null;
        if (time.GetUtcNow() - (found.Used ?? DateTimeOffset.MinValue) > SeenEvery) TouchKey(found.Scope);
        return found.Scope;
    }

    private Task<FoundKey?> FindKeyAsync(ReadSession session, SqlText which, CancellationToken cancellationToken) => session.FirstAsync(
        $"""
        select k.workspace, k.id, r.name, r.built_in, r.permissions, r.visibility, k.brands, k.last_used_at
        from accounts_api_keys k join accounts_roles r on r.workspace = k.workspace and r.id = k.role
        where {which} and (k.expires_at is null or k.expires_at > {time.GetUtcNow()})
        """,
        r => new FoundKey(
            scopes.OfKey(new WorkspaceId(r.Int(0)), r.Id(1), r.Text(2), r.Bool(3), r.Text(4), (Visibility)r.Int(5), r.TextOrNull(6)), r.TimeOrNull(7)),
        cancellationToken);

    // "Last seen" is worth no waiting, and no failure: with a full disk one still reads.
    private void Touch(SignedIn who, DateTimeOffset now) => _ = LaterAsync(unit =>
    {
        var before = unit.Now - SeenEvery;
        var until = unit.Now + SessionRules.Idle;
        unit.Execute($"""
            update accounts_sessions set last_seen_at = {now},
                expires_at = case when created_at + {(long)SessionRules.Longest.TotalMicroseconds} < {until} then created_at + {(long)SessionRules.Longest.TotalMicroseconds} else {until} end
            where id = {who.Session} and last_seen_at <= {before}
            """);
        unit.Execute($"update accounts_people set last_seen_at = {now} where id = {who.Person} and (last_seen_at is null or last_seen_at < {now})");
    });

    private void TouchKey(Scope key) => _ = LaterAsync(unit =>
        unit.Execute($"update accounts_api_keys set last_used_at = {unit.Now} where workspace = {key.Workspace} and id = {key.Actor.Id}"));

    private async Task LaterAsync(Action<Unit> apply)
    {
        try
        {
            await store.WriteAsync(Scope.System(WorkspaceId.Installation), apply, CancellationToken.None);
        }
        catch (Exception error) when (error is Refusal or ObjectDisposedException or OperationCanceledException)
        {
            log.LogInformation("The time of last use was not noted: {Reason}", error.Message);
        }
    }

    private sealed record FoundKey(Scope Scope, DateTimeOffset? Used);
}
