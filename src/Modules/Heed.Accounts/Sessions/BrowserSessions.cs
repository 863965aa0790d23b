using Heed.Accounts.People;
using Heed.Kernel;
using Heed.Platform.Store;
using Microsoft.AspNetCore.Http;

namespace Heed.Accounts.Sessions;

/// <summary>Opens and ends sessions.</summary>
internal sealed class BrowserSessions(IStore store, TimeProvider time)
{
    private static readonly Scope Installation = Scope.System(WorkspaceId.Installation);

    /// <summary>A new session under a new token (never one the browser brought along), and its cookies. An old session of this browser ends.</summary>
    public async Task OpenAsync(HttpContext context, Person person)
    {
        var token = Tokens.New();
        var replaced = SessionCookie.Read(context.Request) is { } old && Tokens.IsPlausible(old) ? Tokens.Hash(old) : null;
        var agent = Plain(context.Request.Headers.UserAgent.ToString());
        var address = context.Connection.RemoteIpAddress?.ToString() ?? "";
        await store.WriteAsync(
            Installation with { Actor = Actor.Person(person.Id) },
            unit =>
            {
                if (replaced is not null) unit.Execute($"delete from accounts_sessions where token_hash = {replaced}");
                unit.Execute($"update accounts_people set access_failed_count = 0, lockout_end = null, last_seen_at = {unit.Now} where id = {person.Id}");
                unit.Execute($"delete from accounts_sessions where person = {person.Id} and expires_at <= {unit.Now}");
                unit.Db.Add(new Session
                {
                    Id = Ids.New(unit.Now),
                    TokenHash = Tokens.Hash(token),
                    Person = person.Id,
                    CreatedAt = unit.Now,
                    LastSeenAt = unit.Now,
                    ExpiresAt = unit.Now + SessionRules.Idle,
                    UserAgent = agent,
                    Address = address,
                });
                SignInTrail.Write(unit, SignInTrail.Opened, person.Id, address);
            },
            CancellationToken.None);
        var now = time.GetUtcNow();
        // The cookie outlives the idle time; the store decides.
        SessionCookie.Write(context, token, now + SessionRules.Longest);
        DeviceCookie.Write(context, person, now);
    }

    /// <summary>Ends one session of the person.</summary>
    /// <exception cref="NotFoundRefusal">There is none with this id.</exception>
    public Task EndAsync(Guid person, Guid session, string? address, CancellationToken cancellationToken) => store.WriteAsync(
        Installation with { Actor = Actor.Person(person) },
        unit =>
        {
            if (unit.Execute($"delete from accounts_sessions where id = {session} and person = {person}") == 0) throw new NotFoundRefusal();
            SignInTrail.Write(unit, SignInTrail.Ended, person, address);
        },
        cancellationToken);

    /// <summary>Ends the session of this browser, if any, and takes its cookie.</summary>
    public async Task EndCurrentAsync(HttpContext context)
    {
        var token = SessionCookie.Read(context.Request);
        SessionCookie.Delete(context);
        if (!Tokens.IsPlausible(token)) return;
        var hash = Tokens.Hash(token!);
        var address = context.Connection.RemoteIpAddress?.ToString();
        await store.WriteAsync(
            Installation,
            unit =>
            {
                if (unit.First($"select person from accounts_sessions where token_hash = {hash}", r => (Guid?)r.Id(0)) is not { } person) return;
                unit.Execute($"delete from accounts_sessions where token_hash = {hash}");
                SignInTrail.Write(unit, SignInTrail.Ended, person, address);
            },
            CancellationToken.None);
    }

    // Shown to people later: no control characters, not endless.
    private static string Plain(string text) => new([.. text.Where(c => !char.IsControl(c)).Take(300)]);
}
