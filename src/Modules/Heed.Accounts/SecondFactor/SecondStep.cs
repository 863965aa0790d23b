using Heed.Accounts.People;
using Heed.Accounts.Sessions;
using Heed.Kernel;
using Heed.Platform.Store;
using Heed.Platform.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Heed.Accounts.SecondFactor;

/// <summary>
/// The step after a right password. What stands between the two is a ticket: random, hashed at rest, ten minutes long, good for this alone, and
/// gone after five wrong codes. Wrong codes are also counted per person, and for a browser that has signed in before in a bucket of its
/// own: whoever knows the password cannot keep the owner out.
/// </summary>
internal sealed class SecondStep(IStore store, TotpSetup totp, BrowserSessions sessions, RateLimits limits, TimeProvider time)
{
    /// <summary>How long a ticket holds.</summary>
    public static readonly TimeSpan Holds = TimeSpan.FromMinutes(10);

    private const int TriesPerTicket = 5;
    private static readonly RateRule Rule = RateRule.Per(10, TimeSpan.FromMinutes(15));

    /// <summary>A ticket for somebody whose password was right.</summary>
    public async Task<string> BeginAsync(Person person)
    {
        var token = Tokens.New();
        await store.WriteAsync(
            Scope.System(WorkspaceId.Installation),
            unit =>
            {
                unit.Execute($"delete from accounts_links where kind = {LinkKind.SecondStep} and person = {person.Id} and expires_at <= {unit.Now}");
                Links.Add(unit, token, LinkKind.SecondStep, person.Id, Holds);
            },
            CancellationToken.None);
        return token;
    }

    /// <summary>Whose ticket it is; null when it does not hold (any more).</summary>
    public async Task<Person?> HolderAsync(string? ticket, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        return await Links.FindAsync(session, ticket, LinkKind.SecondStep, time.GetUtcNow(), cancellationToken) is { } link
            ? await session.Db.Set<Person>().FirstOrDefaultAsync(p => p.Id == link.Person, cancellationToken) : null;
    }

    /// <summary>Signs in with a code of the app or a recovery code; null when it does not fit.</summary>
    /// <exception cref="SignInRequiredRefusal">The ticket does not hold: begin with the password again.</exception>
    /// <exception cref="TooManyRefusal">Too many wrong codes.</exception>
    public async Task<Person?> FinishAsync(HttpContext context, string? ticket, string code)
    {
        using var session = store.Read();
        var link = await Links.FindAsync(session, ticket, LinkKind.SecondStep, time.GetUtcNow(), context.RequestAborted) ?? throw new SignInRequiredRefusal("secondStepOver");
        var person = await session.Db.Set<Person>().FirstOrDefaultAsync(p => p.Id == link.Person, context.RequestAborted) ?? throw new SignInRequiredRefusal("secondStepOver");
        var (bucket, key) = (DeviceCookie.Knows(context.Request, person) ? "secondStep.device" : "secondStep.person", person.Id.ToString("N"));
        limits.Take(bucket, key, Rule);
        var typed = code.Replace(" ", "", StringComparison.Ordinal);
        var recovery = RecoveryCodes.Plain(typed);
        var step = recovery is null ? await totp.StepAsync(session, person.Id, typed, context.RequestAborted) : null;
        if (!await TakeAsync(link, person.Id, step, recovery, context.Connection.RemoteIpAddress?.ToString())) return null;
        limits.GiveBack(bucket, key);
        await sessions.OpenAsync(context, person);
        return person;
    }

    private Task<bool> TakeAsync(Link link, Guid person, long? step, string? recovery, string? address) => store.WriteAsync(
        new Scope(WorkspaceId.Installation, Actor.Person(person)) { Address = address },
        unit =>
        {
            var fits = recovery is not null ? RecoveryCodes.Use(unit, person, recovery) : step is { } matched && TotpSetup.Spend(unit, person, matched);
            if (fits)
            {
                Links.Use(unit, link);
                if (recovery is not null) SignInTrail.Write(unit, SignInTrail.CodeUsed, person, address);
                return true;
            }

            unit.Execute($"update accounts_links set tries = tries + 1 where token_hash = {link.TokenHash}");
            unit.Execute($"delete from accounts_links where token_hash = {link.TokenHash} and tries >= {TriesPerTicket}");
            SignInTrail.Write(unit, SignInTrail.Refused, person, address);
            return false;
        },
        CancellationToken.None);
}
