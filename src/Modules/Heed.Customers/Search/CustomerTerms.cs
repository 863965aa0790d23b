using Heed.Customers.Profiles;
using Heed.Platform.Search;
using Heed.Platform.Store;
using Heed.Text;

namespace Heed.Customers.Search;

/// <summary>
/// What a customer is found by, in the search index: words and their beginnings of name and e-mail, numbers by their
/// beginning and their last digits, other addresses as they are.
/// </summary>
internal static class CustomerTerms
{
    private static readonly int[] LastDigits = [4, 6, 7, 8, 10, 11];

    /// <summary>A customer just made.</summary>
    public static void Add(Unit unit, Guid customer, string name, string? email, string? phone, IEnumerable<string> addresses) =>
        SearchIndex.Add(unit, SearchKind.Customer, customer, Of(name, email, phone, addresses));

    /// <summary>A customer as it is now; it comes first among what is found.</summary>
    public static void Put(Unit unit, Guid customer, string name, string? email, string? phone, IEnumerable<string> addresses) =>
        SearchIndex.Put(unit, SearchKind.Customer, customer, Of(name, email, phone, addresses));

    private static HashSet<string> Of(string name, string? email, string? phone, IEnumerable<string> addresses)
    {
        var terms = new HashSet<string>(StringComparer.Ordinal);
        var texts = new List<string?> { name, email, phone };
        texts.AddRange(addresses);
        foreach (var text in texts.Where(t => !string.IsNullOrEmpty(t)).Distinct(StringComparer.Ordinal))
        {
            var atoms = TextAtoms.Read(text);
            terms.UnionWith(SearchTerms.Of(atoms));
            SearchTerms.AddBeginnings(terms, atoms);
            if (!Addresses.IsPhone(text!)) continue;
            var digits = Addresses.NormalPhone(text!).TrimStart('+');
            SearchTerms.AddBeginnings(terms, TextAtoms.Read(digits));
            foreach (var length in LastDigits.Where(l => l <= digits.Length)) terms.Add(SearchTerms.Beginning(digits[^length..]));
        }

        return terms;
    }
}
