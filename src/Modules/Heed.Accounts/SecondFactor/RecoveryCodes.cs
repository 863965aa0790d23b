using System.Security.Cryptography;
using System.Text;
using Heed.Accounts.Sessions;
using Heed.Kernel;
using Heed.Platform.Store;

namespace Heed.Accounts.SecondFactor;

/// <summary>
/// Ten codes for the day the telephone is gone. Each has 80 random bits and works once; the store keeps SHA-256 of them, which is enough
/// for such entropy. Written in Crockford's alphabet, so that what is copied by hand is not misread.
/// </summary>
internal static class RecoveryCodes
{
    public const int Count = 10;
    private const int Length = 16;
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>New codes, as people see them.</summary>
    public static IReadOnlyList<string> New() => [.. Enumerable.Range(0, Count).Select(_ => Group(RandomNumberGenerator.GetString(Alphabet, Length)))];

    /// <summary>What was typed, without blanks and dashes, and with the letters that are not in the alphabet read as the digits they look like; null when it is no code.</summary>
    public static string? Plain(string typed)
    {
        if (typed.Length > 40) return null;
        var plain = new StringBuilder(Length);
        foreach (var c in typed.ToUpperInvariant())
        {
            if (c is '-' or ' ') continue;
            var read = c switch { 'O' => '0', 'I' or 'L' => '1', _ => c };
            if (!Alphabet.Contains(read, StringComparison.Ordinal)) return null;
            plain.Append(read);
        }

        return plain.Length == Length ? plain.ToString() : null;
    }

    /// <summary>Makes these the person's codes; the former ones are worth nothing.</summary>
    public static void Replace(Unit unit, Guid person, IEnumerable<string> codes)
    {
        unit.Execute($"delete from accounts_recovery_codes where person = {person}");
        foreach (var code in codes) unit.Execute($"insert into accounts_recovery_codes (person, hash) values ({person}, {Tokens.Hash(Plain(code)!)})");
    }

    /// <summary>Uses a code up; false when it is none of the person's.</summary>
    public static bool Use(Unit unit, Guid person, string plain) =>
        unit.Execute($"delete from accounts_recovery_codes where person = {person} and hash = {Tokens.Hash(plain)}") == 1;

    private static string Group(string code) => string.Join('-', code.Chunk(4).Select(c => new string(c)));
}
