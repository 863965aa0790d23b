using Heed.Accounts.SecondFactor;
using Heed.Accounts.ViewAs;
using Heed.Kernel;
using Heed.Platform.Store;
using Heed.Platform.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Heed.Accounts.Sessions;

/// <summary>Cookie or API key → scope, from current rows at every request: a right taken away is gone at once.</summary>
internal sealed class ScopeResolver(IStore store, ScopeRows scopes, ViewingRows viewings, TimeProvider time, ILogger<ScopeResolver> log) : IScopeResolver
{
    private static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(5);

    public async Task<Scope?> ResolveAsync(HttpContext context, WorkspaceId workspace)
    {
        using var session = store.Read();
        if (context.Request.Headers.Authorization.Count > 0) return await KeyAsync(session, context, workspace);
        var (person, viewing) = await PersonAsync(session, context, $"and v.workspace = {workspace}");
        var scope = await scopes.OfPersonAsync(session, workspace, person.Person, context.RequestAborted);
        if (scope is null) return null;
        await RequireFactorAsync(session, workspace, person.Person, context.RequestAborted);
        scope = scope with { Session = person.Session };
        return viewing is null ? scope : await viewings.ApplyAsync(session, scope, viewing, context.RequestAborted);
    }

    public async Task<Scope> ResolvePersonAsync(HttpContext context)
    {
        using var session = store.Read();
        if (context.Request.Headers.Authorization.Count > 0)
        {
            return await KeyAsync(session, context, null) ?? throw new SignInRequiredRefusal();
        }

        // A look into any workspace: the browser as a whole changes nothing meanwhile.
        var (signedIn, viewing) = await PersonAsync(session, context, SqlText.Empty);
        var scope = new Scope(WorkspaceId.Installation, Actor.Person(signedIn.Person)) { Session = signedIn.Session };
        return viewing is null ? scope : ViewedScope.Of(scope, [], new ViewedAs(viewing.Role, viewing.Person, scope.Teams, viewing.Until));
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
        if (await scopes.OfPersonAsync(session, scope.Workspace, person, cancellationToken) is not { } fresh) return null;
        var viewing = await session.FirstAsync(
            $"select role, person, until from accounts_viewings where workspace = {scope.Workspace} and session = {scope.Session} and until > {time.GetUtcNow()}",
            r => new ViewingRows.Found(r.IdOrNull(0), r.IdOrNull(1), r.Time(2)),
            cancellationToken);
        return viewing is null ? fresh : await viewings.ApplyAsync(session, fresh, viewing, cancellationToken);
    }

    private async Task<(SignedIn SignedIn, ViewingRows.Found? Viewing)> PersonAsync(ReadSession session, HttpContext context, SqlText which)
    {
        var token = SessionCookie.Read(context.Request);
        if (!Tokens.IsPlausible(token)) throw new SignInRequiredRefusal();
        var now = time.GetUtcNow();
        var found = await session.FirstAsync(
            $"""
            select s.id, s.person, s.last_seen_at, v.role, v.person, v.until
            from accounts_sessions s left join accounts_viewings v on v.session = s.id and v.until > {now} {which}
            where s.token_hash = {Tokens.Hash(token!)} and s.expires_at > {now}
            """,
            r => ((SignedIn SignedIn, DateTimeOffset Seen, ViewingRows.Found? Viewing)?)(
                new SignedIn(r.Id(0), r.Id(1)), r.Time(2), r.IsNull(5) ? null : new ViewingRows.Found(r.IdOrNull(3), r.IdOrNull(4), r.Time(5))),
            context.RequestAborted) ?? throw new SignInRequiredRefusal();
        context.Features.Set(found.SignedIn);
        if (now - found.Seen > SeenEvery) Touch(found.SignedIn, now);
        return (found.SignedIn, found.Viewing);
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
