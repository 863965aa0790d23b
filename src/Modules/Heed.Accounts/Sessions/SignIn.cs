using System.Security.Cryptography;
using System.Text;
using Heed.Accounts.People;
using Heed.Accounts.SecondFactor;
using Heed.Kernel;
using Heed.Platform.Store;
using Heed.Platform.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;

namespace Heed.Accounts.Sessions;

/// <summary>
/// Signing in with e-mail and password. Whether an account exists shows neither in the answer nor in its time: an
/// unknown address costs one password check and one write as well. Guessing is limited per account and per address, in
/// separate buckets; a browser that has signed in before has a bucket of its own, so that an attacker cannot keep the owner out.
/// </summary>
internal sealed class SignIn(IStore store, PersonStore people, IPasswordHasher<Person> hasher, RateLimits limits, BrowserSessions sessions, SecondStep second, TimeProvider time)
{
    private const int Tries = 10;
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(15);
    private static readonly RateRule Rule = RateRule.Per(Tries, Period);
    private readonly Lazy<string> _nobodysHash = new(() => hasher.HashPassword(null!, Tokens.New()));

    /// <summary>
    /// Signs in and sets the cookie; null when e-mail and password do not fit. Somebody with a second factor is not signed in but
    /// gets a ticket for <see cref="SecondStep"/>.
    /// </summary>
    /// <exception cref="TooManyRefusal">Too many tries for this account or from this address.</exception>
    public async Task<SignInResult?> TryAsync(HttpContext context, string email, string password)
    {
        var account = EmailAddresses.Normalize(email);
        var person = await people.FindByEmailAsync(account, context.RequestAborted);
        var buckets = Buckets(context, account, person is not null && DeviceCookie.Knows(context.Request, person));
        foreach (var (name, key) in buckets) limits.Take(name, key, Rule);

        var known = buckets.Count == 1;
        var verdict = hasher.VerifyHashedPassword(person!, person?.PasswordHash ?? _nobodysHash.Value, password.Length > PasswordRules.MaxLength ? "" : password);
        var locked = person?.LockoutEnd > time.GetUtcNow() && !known;
        if (person?.PasswordHash is null || locked || verdict == PasswordVerificationResult.Failed)
        {
            await RefusedAsync(context, person, account);
            return null;
        }

        foreach (var (name, key) in buckets) limits.GiveBack(name, key);
        if (verdict == PasswordVerificationResult.SuccessRehashNeeded) await RehashAsync(person, password);
        if (person.ProtectedAt is not null) return new SignInResult(person, await second.BeginAsync(person));
        await sessions.OpenAsync(context, person);
        return new SignInResult(person, null);
    }

    private static List<(string Name, string Key)> Buckets(HttpContext context, string account, bool knownDevice)
    {
        // The key is hashed: what is typed into the field may be a password.
        var key = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(account)));
        return knownDevice
            ? [("signIn.device", key)]
            : [("signIn.account", key), ("signIn.address", RateLimits.KeyOf(context.Connection.RemoteIpAddress))];
    }

    private Task RefusedAsync(HttpContext context, Person? person, string account) => store.WriteAsync(
        Scope.System(WorkspaceId.Installation),
        unit =>
        {
            var until = unit.Now + Period;
            unit.Execute($"""
                update accounts_people
                set lockout_end = case when access_failed_count + 1 >= {Tries} then {until} else lockout_end end,
                    access_failed_count = case when access_failed_count + 1 >= {Tries} then 0 else access_failed_count + 1 end
                where normalized_email = {account}
                """);
            SignInTrail.Write(unit, SignInTrail.Refused, person?.Id, context.Connection.RemoteIpAddress?.ToString());
        },
        CancellationToken.None);

    private async Task RehashAsync(Person person, string password)
    {
        var hash = hasher.HashPassword(person, password);
        await store.WriteAsync(
            Scope.System(WorkspaceId.Installation),
            unit => unit.Execute($"update accounts_people set password_hash = {hash} where id = {person.Id} and security_stamp = {person.SecurityStamp}"),
            CancellationToken.None);
    }
}
