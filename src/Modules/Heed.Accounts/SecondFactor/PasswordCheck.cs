using Heed.Accounts.People;
using Heed.Kernel;
using Heed.Platform.Store;
using Heed.Platform.Web;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Heed.Accounts.SecondFactor;

/// <summary>Asks for the password again before something that an unattended browser must not be able to do.</summary>
internal sealed class PasswordCheck(IStore store, IPasswordHasher<Person> hasher, RateLimits limits)
{
    private const string Bucket = "password.confirm";

    /// <summary>The person, when the password is theirs.</summary>
    /// <exception cref="InvalidRefusal">It is not; the field is <c>password</c>.</exception>
    /// <exception cref="TooManyRefusal">Ten wrong ones in 15 minutes, counted for this person alone.</exception>
    public async Task<Person> RequireAsync(Guid id, string? password, CancellationToken cancellationToken)
    {
        var key = id.ToString("N");
        using var session = store.Read();
        var person = await session.Db.Set<Person>().FirstOrDefaultAsync(p => p.Id == id, cancellationToken) ?? throw new SignInRequiredRefusal();
        limits.Take(Bucket, key, RateRule.Per(10, TimeSpan.FromMinutes(15)));
        var fits = person.PasswordHash is not null && password is { Length: > 0 and <= PasswordRules.MaxLength }
            && hasher.VerifyHashedPassword(person, person.PasswordHash, password) != PasswordVerificationResult.Failed;
        if (!fits) throw new InvalidRefusal("password", "wrong", "This is not your current password.");
        limits.GiveBack(Bucket, key);
        return person;
    }
}
