using Heed.Accounts.Sessions;
using Heed.Kernel;
using Heed.Platform.Store;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Heed.Accounts.People;

/// <summary>
/// Identity's store over ours: reads on read sessions, writes as units of work. A change of the security stamp ends,
/// in the same unit, every session and every open link of the person.
/// </summary>
internal sealed class PersonStore(IStore store) :
    IUserPasswordStore<Person>, IUserEmailStore<Person>, IUserLockoutStore<Person>, IUserSecurityStampStore<Person>
{
    private static readonly Scope Installation = Scope.System(WorkspaceId.Installation);

    public async Task<IdentityResult> CreateAsync(Person user, CancellationToken cancellationToken)
    {
        await store.WriteAsync(Installation, unit => { unit.Db.Add(user); }, cancellationToken);
        return IdentityResult.Success;
    }

    public async Task<IdentityResult> UpdateAsync(Person user, CancellationToken cancellationToken)
    {
        try
        {
            await store.WriteAsync(Installation, unit => Save(unit, user), cancellationToken);
            user.Version++;
            return IdentityResult.Success;
        }
        catch (StaleRefusal)
        {
            return IdentityResult.Failed(new IdentityErrorDescriber().ConcurrencyFailure());
        }
    }

    public Task<IdentityResult> DeleteAsync(Person user, CancellationToken cancellationToken) =>
        Task.FromResult(IdentityResult.Failed(new IdentityError { Code = "kept", Description = "People are deactivated in their workspaces, never deleted." }));

    public async Task<Person?> FindByIdAsync(string userId, CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(userId, out var id)) return null;
        using var session = store.Read();
        return await session.Db.Set<Person>().FirstOrDefaultAsync(p => p.Id == id, cancellationToken);
    }

    public Task<Person?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) => FindByEmailAsync(normalizedUserName, cancellationToken);

    public async Task<Person?> FindByEmailAsync(string normalizedEmail, CancellationToken cancellationToken)
    {
        var wanted = EmailAddresses.Normalize(normalizedEmail);
        using var session = store.Read();
        return await session.Db.Set<Person>().FirstOrDefaultAsync(p => p.NormalizedEmail == wanted, cancellationToken);
    }

    public Task<string> GetUserIdAsync(Person user, CancellationToken cancellationToken) => Task.FromResult(user.Id.ToString());

    public Task<string?> GetUserNameAsync(Person user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Email);

    public Task SetUserNameAsync(Person user, string? userName, CancellationToken cancellationToken) => SetEmailAsync(user, userName, cancellationToken);

    public Task<string?> GetNormalizedUserNameAsync(Person user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.NormalizedEmail);

    public Task SetNormalizedUserNameAsync(Person user, string? normalizedName, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<string?> GetPasswordHashAsync(Person user, CancellationToken cancellationToken) => Task.FromResult(user.PasswordHash);

    public Task<bool> HasPasswordAsync(Person user, CancellationToken cancellationToken) => Task.FromResult(user.PasswordHash is not null);

    public Task SetPasswordHashAsync(Person user, string? passwordHash, CancellationToken cancellationToken)
    {
        user.PasswordHash = passwordHash;
        return Task.CompletedTask;
    }

    public Task SetEmailAsync(Person user, string? email, CancellationToken cancellationToken)
    {
        user.Email = email ?? throw new ArgumentNullException(nameof(email));
        user.NormalizedEmail = EmailAddresses.Normalize(email);
        return Task.CompletedTask;
    }

    public Task<string?> GetEmailAsync(Person user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Email);

    // An address counts as confirmed: people come by a link that somebody they know handed them.
    public Task<bool> GetEmailConfirmedAsync(Person user, CancellationToken cancellationToken) => Task.FromResult(true);

    public Task SetEmailConfirmedAsync(Person user, bool confirmed, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<string?> GetNormalizedEmailAsync(Person user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.NormalizedEmail);

    public Task SetNormalizedEmailAsync(Person user, string? normalizedEmail, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<DateTimeOffset?> GetLockoutEndDateAsync(Person user, CancellationToken cancellationToken) => Task.FromResult(user.LockoutEnd);

    public Task SetLockoutEndDateAsync(Person user, DateTimeOffset? lockoutEnd, CancellationToken cancellationToken)
    {
        user.LockoutEnd = lockoutEnd;
        return Task.CompletedTask;
    }

    public Task<int> IncrementAccessFailedCountAsync(Person user, CancellationToken cancellationToken) => Task.FromResult(++user.AccessFailedCount);

    public Task ResetAccessFailedCountAsync(Person user, CancellationToken cancellationToken)
    {
        user.AccessFailedCount = 0;
        return Task.CompletedTask;
    }

    public Task<int> GetAccessFailedCountAsync(Person user, CancellationToken cancellationToken) => Task.FromResult(user.AccessFailedCount);

    public Task<bool> GetLockoutEnabledAsync(Person user, CancellationToken cancellationToken) => Task.FromResult(true);

    public Task SetLockoutEnabledAsync(Person user, bool enabled, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task SetSecurityStampAsync(Person user, string stamp, CancellationToken cancellationToken)
    {
        user.SecurityStamp = stamp;
        return Task.CompletedTask;
    }

    public Task<string?> GetSecurityStampAsync(Person user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.SecurityStamp);

    public void Dispose()
    {
        // Nothing is held between calls.
    }

    /// <summary>Sets a new password inside a unit: stamp changed, lock lifted, sessions and links ended.</summary>
    public static void SetPassword(Unit unit, Person person, string hash, string stamp)
    {
        person.PasswordHash = hash;
        person.SecurityStamp = stamp;
        person.AccessFailedCount = 0;
        person.LockoutEnd = null;
        person.Version++;
        EndAll(unit, person.Id);
    }

    /// <summary>Ends every session and open link of the person.</summary>
    public static void EndAll(Unit unit, Guid person)
    {
        unit.Execute($"delete from accounts_sessions where person = {person}");
        unit.Execute($"delete from accounts_links where person = {person}");
    }

    private static void Save(Unit unit, Person user)
    {
        var stored = unit.Db.Set<Person>().Find(user.Id) ?? throw new StaleRefusal();
        if (stored.Version != user.Version) throw new StaleRefusal();
        if (stored.SecurityStamp != user.SecurityStamp)
        {
            EndAll(unit, user.Id);
            SignInTrail.Write(unit, SignInTrail.PasswordChanged, user.Id, null);
        }

        unit.Db.Entry(stored).CurrentValues.SetValues(user);
        stored.Version++;
        unit.Append(new LedgerEvent("person.changed", "person", user.Id, stored.Version));
    }
}
