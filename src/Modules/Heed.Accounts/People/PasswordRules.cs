using System.Collections.Frozen;
using Heed.Platform.Web;
using Microsoft.AspNetCore.Identity;

namespace Heed.Accounts.People;

/// <summary>
/// What a password must be (NIST SP 800-63B §3.1.1): long enough, not one that is guessed first, not one's own address.
/// No rules about signs: they make passwords worse.
/// </summary>
internal sealed class PasswordRules : IPasswordValidator<Person>
{
    public const int MinLength = 10;
    public const int MaxLength = 256;

    // Stems of the passwords of this length that are tried first; digits and signs around them help nobody.
    private static readonly FrozenSet<string> Common = new[]
    {
        "password", "passw0rd", "qwertyuiop", "qwerty", "qwer", "asdfghjkl", "zxcvbnm", "iloveyou", "welcome", "letmein", "administrator", "admin", "changeme",
        "woaini", "secret", "superman", "sunshine", "princess", "football", "baseball", "dragon", "monkey", "abc", "abcd", "abcdefg", "abcdefghij", "a", "aa", "qq", "test", "heed", "",
    }.ToFrozenSet(StringComparer.Ordinal);

    public Task<IdentityResult> ValidateAsync(UserManager<Person> manager, Person user, string? password) =>
        Task.FromResult(Problem(password, user.Email) is { } problem ? IdentityResult.Failed(new IdentityError { Code = problem }) : IdentityResult.Success);

    /// <summary>The code of what is wrong; null when it may be used.</summary>
    public static string? Problem(string? password, string? email)
    {
        if (string.IsNullOrEmpty(password)) return "required";
        if (password.Length < MinLength) return "tooShort";
        if (password.Length > MaxLength) return "tooLong";
        if (IsGuessable(password, email)) return "tooCommon";
        return null;
    }

    /// <summary>Adds what is wrong to a request's errors.</summary>
    public static Validate Check(Validate validate, string? password, string? email, string field)
    {
        var problem = Problem(password, email);
        return validate.That(problem is null, field, problem ?? "", problem switch
        {
            "tooShort" => $"At least {MinLength} characters.",
            "tooLong" => $"At most {MaxLength} characters.",
            "tooCommon" => "This password is among the first that are guessed. Choose another one.",
            _ => "This must be filled in.",
        });
    }

    private static bool IsGuessable(string password, string? email)
    {
        var plain = password.ToLowerInvariant();
        if (plain.Distinct().Count() < 4) return true;
        if (email is { Length: > 0 } && (plain.Contains(email.ToLowerInvariant(), StringComparison.Ordinal) || plain.Trim('0', '1', '2', '3', '!', '.') == email.Split('@')[0].ToLowerInvariant())) return true;
        var stem = plain.Trim([.. "0123456789!@#$%^&*.-_+= "]);
        return Common.Contains(stem);
    }
}
