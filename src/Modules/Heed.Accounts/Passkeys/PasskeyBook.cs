using System.Buffers.Text;
using System.Security.Cryptography;
using Heed.Accounts.People;
using Heed.Accounts.SecondFactor;
using Heed.Accounts.Sessions;
using Heed.Kernel;
using Heed.Platform.Store;
using Heed.Platform.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Heed.Accounts.Passkeys;

/// <summary>Adds passkeys, signs in with them, takes them away. Challenges are stored hashed, bound to a browser, and used up by the first answer.</summary>
internal sealed class PasskeyBook(
    IStore store, PasswordCheck passwords, BrowserSessions sessions, RateLimits limits, PublicLinks links, TimeProvider time, ILogger<PasskeyBook> log)
{
    public const int MaxName = 60;
    private const int MaxPasskeys = 20;
    private static readonly TimeSpan Holds = TimeSpan.FromMinutes(5);

    /// <summary>A challenge for a new passkey of this person in this browser.</summary>
    public async Task<(string Challenge, PasskeySite Site, Person Person, IReadOnlyList<string> Known)> BeginAddAsync(
        Guid id, string? password, Guid? browser, HttpRequest request, CancellationToken cancellationToken)
    {
        var person = await passwords.RequireAsync(id, password, cancellationToken);
        List<byte[]> known;
        using (var session = store.Read()) known = await session.Db.Set<Passkey>().Where(p => p.Person == id).Select(p => p.CredentialId).ToListAsync(cancellationToken);
        if (known.Count >= MaxPasskeys) throw new ConflictRefusal("tooManyPasskeys", $"At most {MaxPasskeys} passkeys. Remove one first.");
        var challenge = await ChallengeAsync(LinkKind.PasskeyAdd, id, Bound(browser));
        return (challenge, PasskeySite.Of(request, links), person, known.ConvertAll(k => Base64Url.EncodeToString(k)));
    }

    /// <summary>Keeps what the authenticator made. With a person's first factor come recovery codes, shown here and never again.</summary>
    /// <exception cref="InvalidRefusal">The answer does not hold.</exception>
    public async Task<(PasskeyView Made, IReadOnlyList<string>? Codes)> AddAsync(
        Guid id, string name, byte[] clientData, byte[] attestation, Guid? browser, HttpRequest request, string? address, CancellationToken cancellationToken)
    {
        var site = PasskeySite.Of(request, links);
        var (link, challenge) = await FindAsync(clientData, LinkKind.PasskeyAdd, Bound(browser), cancellationToken) ?? throw Wrong();
        WebAuthn.NewCredential made;
        try
        {
            made = WebAuthn.Register(clientData, attestation, challenge, site.Origin, site.RpId);
        }
        catch (FormatException error)
        {
            log.LogInformation("A passkey was not taken: {Reason}", error.Message);
            throw Wrong();
        }

        var codes = RecoveryCodes.New();
        return await store.WriteAsync(
            new Scope(WorkspaceId.Installation, Actor.Person(id)) { Address = address },
            unit =>
            {
                Links.Use(unit, link);
                var hash = HashOf(made.Id);
                if (unit.Number($"select count(*) from accounts_passkeys where credential_hash = {hash}") > 0) throw Wrong();
                var key = new Passkey
                {
                    Id = Ids.New(unit.Now),
                    Person = id,
                    Name = name.Trim(),
                    CredentialHash = hash,
                    CredentialId = made.Id,
                    PublicKey = made.Spki,
                    Algorithm = made.Algorithm,
                    RpId = site.RpId,
                    SignCount = made.Count,
                    BackedUp = made.BackedUp,
                    CreatedAt = unit.Now,
                };
                unit.Db.Add(key);
                unit.Db.SaveChanges();
                var first = unit.Number($"select count(*) from accounts_recovery_codes where person = {id}") == 0;
                if (first) RecoveryCodes.Replace(unit, id, codes);
                Factors.Protect(unit, id);
                Factors.EndOthers(unit, id, browser);
                SignInTrail.Write(unit, SignInTrail.PasskeyAdded, id, address);
                return (PasskeyView.Of(key), first ? codes : null);
            },
            cancellationToken);
    }

    public Task RenameAsync(Guid id, Guid passkey, string name, CancellationToken cancellationToken) => store.WriteAsync(
        new Scope(WorkspaceId.Installation, Actor.Person(id)),
        unit =>
        {
            if (unit.Execute($"update accounts_passkeys set name = {name.Trim()} where id = {passkey} and person = {id}") == 0) throw new NotFoundRefusal();
        },
        cancellationToken);

    /// <summary>Takes a passkey away and ends the person's other sessions.</summary>
    public async Task RemoveAsync(Guid id, Guid passkey, string? password, Guid? browser, string? address, CancellationToken cancellationToken)
    {
        await passwords.RequireAsync(id, password, cancellationToken);
        await store.WriteAsync(
            new Scope(WorkspaceId.Installation, Actor.Person(id)) { Address = address },
            unit =>
            {
                if (unit.Execute($"delete from accounts_passkeys where id = {passkey} and person = {id}") == 0) throw new NotFoundRefusal();
                Factors.Recheck(unit, id);
                Factors.EndOthers(unit, id, browser);
                SignInTrail.Write(unit, SignInTrail.PasskeyRemoved, id, address);
            },
            cancellationToken);
    }

    /// <summary>A challenge for signing in, bound to this browser by a cookie of its own.</summary>
    public async Task<(string Challenge, PasskeySite Site)> BeginSignInAsync(HttpContext context)
    {
        limits.Take("passkey.begin", RateLimits.KeyOf(context.Connection.RemoteIpAddress), RateRule.Per(120, TimeSpan.FromMinutes(15)));
        var nonce = PasskeyCookie.Renew(context, time.GetUtcNow() + Holds);
        return (await ChallengeAsync(LinkKind.PasskeySignIn, null, nonce), PasskeySite.Of(context.Request, links));
    }

    /// <summary>Signs in: the passkey, unlocked by whoever holds it, is both factors at once. Null when it does not hold.</summary>
    public async Task<Person?> SignInAsync(HttpContext context, byte[] credential, byte[] clientData, byte[] authenticatorData, byte[] signature, byte[]? userHandle)
    {
        var caller = RateLimits.KeyOf(context.Connection.RemoteIpAddress);
        limits.Take("passkey.finish", caller, RateRule.Per(20, TimeSpan.FromMinutes(15)));
        var address = context.Connection.RemoteIpAddress?.ToString();
        var nonce = PasskeyCookie.Read(context.Request);
        var found = nonce is null ? null : await FindAsync(clientData, LinkKind.PasskeySignIn, nonce, context.RequestAborted);
        var hash = HashOf(credential);
        Passkey? key;
        Person? person;
        using (var session = store.Read())
        {
            key = await session.Db.Set<Passkey>().FirstOrDefaultAsync(p => p.CredentialHash == hash, context.RequestAborted);
            person = key is null ? null : await session.Db.Set<Person>().FirstOrDefaultAsync(p => p.Id == key.Person, context.RequestAborted);
        }

        if (found is not { } challenge || key is null || person is null || !IsHeld(key, challenge.Challenge, context.Request, clientData, authenticatorData, signature, userHandle, out var count)
            || !await UseAsync(challenge.Link, key, count))
        {
            await store.WriteAsync(Scope.System(WorkspaceId.Installation), unit => SignInTrail.Write(unit, SignInTrail.Refused, person?.Id, address), CancellationToken.None);
            return null;
        }

        limits.GiveBack("passkey.finish", caller);
        PasskeyCookie.Delete(context);
        await sessions.OpenAsync(context, person);
        return person;
    }

    private bool IsHeld(
        Passkey key, string challenge, HttpRequest request, byte[] clientData, byte[] authenticatorData, byte[] signature, byte[]? userHandle, out uint count)
    {
        count = 0;
        var site = PasskeySite.Of(request, links);
        if (userHandle is { Length: > 0 } && !userHandle.AsSpan().SequenceEqual(key.Person.ToByteArray(bigEndian: true))) return false;
        try
        {
            count = WebAuthn.Assert(clientData, authenticatorData, signature, challenge, site.Origin, key.RpId, key.PublicKey, key.Algorithm);
            return true;
        }
        catch (Exception error) when (error is FormatException or CryptographicException)
        {
            log.LogInformation("A passkey was refused: {Reason}", error.Message);
            return false;
        }
    }

    // A counter that does not grow says that the key exists twice (§6.1.1); authenticators without one always say 0.
    private Task<bool> UseAsync(Link link, Passkey key, uint count) => store.WriteAsync(
        Scope.System(WorkspaceId.Installation),
        unit =>
        {
            if (unit.Execute($"delete from accounts_links where token_hash = {link.TokenHash} and expires_at > {unit.Now}") == 0) return false;
            return unit.Execute($"""
                update accounts_passkeys set sign_count = {(long)count}, last_used_at = {unit.Now}
                where id = {key.Id} and ((sign_count = 0 and {(long)count} = 0) or sign_count < {(long)count})
                """) == 1;
        },
        CancellationToken.None);

    private async Task<string> ChallengeAsync(LinkKind kind, Guid? person, string bound)
    {
        var challenge = Tokens.New();
        await store.WriteAsync(
            Scope.System(WorkspaceId.Installation),
            unit =>
            {
                unit.Execute($"delete from accounts_links where kind = {kind} and expires_at <= {unit.Now}");
                Links.Add(unit, $"{challenge}.{bound}", kind, person, Holds);
            },
            CancellationToken.None);
        return challenge;
    }

    private async Task<(Link Link, string Challenge)?> FindAsync(byte[] clientData, LinkKind kind, string bound, CancellationToken cancellationToken)
    {
        if (WebAuthn.ChallengeOf(clientData) is not { } challenge) return null;
        using var session = store.Read();
        return await Links.FindAsync(session, $"{challenge}.{bound}", kind, time.GetUtcNow(), cancellationToken) is { } link ? (link, challenge) : null;
    }

    private static string Bound(Guid? browser) => browser is { } id ? id.ToString("N") : throw new ForbiddenRefusal("person");

    private static string HashOf(byte[] credential) => Convert.ToHexStringLower(SHA256.HashData(credential));

    private static InvalidRefusal Wrong() => new("credential", "wrong", "This passkey could not be taken. Try again.");
}
