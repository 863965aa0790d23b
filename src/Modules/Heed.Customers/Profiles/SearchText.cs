using System.Text;
using Heed.Platform.Store;

namespace Heed.Customers.Profiles;

/// <summary>
/// What a customer is found by: name, e-mail, phone and identity addresses in one column, in a form in which case,
/// full-width letters and the signs inside phone numbers do not matter.
/// </summary>
internal static class SearchText
{
    public const int MaxQuery = 200;
    private const int MaxTerms = 6;
    private const int MaxStored = 2000;

    public static string Of(string name, string? email, string? phone, IEnumerable<string> addresses)
    {
        var parts = new List<string?> { name, email, phone, phone is null ? null : Addresses.NormalPhone(phone) };
        parts.AddRange(addresses);
        var text = Fold(string.Join('\n', parts.Where(p => !string.IsNullOrEmpty(p)).Distinct(StringComparer.Ordinal)));
        return text.Length <= MaxStored ? text : text[..MaxStored];
    }

    /// <summary>Conditions on <c>c.search</c> and <c>c.number</c>: every word of the query must match.</summary>
    public static SqlText Matches(Dialect dialect, string query)
    {
        var terms = Fold(query).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return SqlText.Join("", IsPhoneLike(query)
            ? [Term(dialect, Addresses.NormalPhone(query))]
            : terms.Take(MaxTerms).Select(t => Term(dialect, t)));
    }

    private static SqlText Term(Dialect dialect, string term)
    {
        SqlText found = $" and ({dialect.Contains("c.search", term)}";
        if (long.TryParse(term.TrimStart('#'), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number))
        {
            SqlText byNumber = $" or c.number = {number}";
            found.AppendFormatted(byNumber);
        }

        found.AppendLiteral(")");
        return found;
    }

    // "139 1234 5678" is one number, not three words.
    private static bool IsPhoneLike(string query) =>
        query.Count(char.IsDigit) >= 6 && query.All(c => char.IsDigit(c) || c is '+' or ' ' or '-' or '(' or ')' or '.');

    private static string Fold(string text) => text.Normalize(NormalizationForm.FormKC).ToLowerInvariant();
}
