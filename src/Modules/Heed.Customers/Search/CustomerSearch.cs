using System.Globalization;
using Heed.Customers.Profiles;
using Heed.Customers.Public;
using Heed.Kernel;
using Heed.Platform.Search;
using Heed.Platform.Store;
using Heed.Text;

namespace Heed.Customers.Search;

/// <summary>Customers by way of the search index; whether one is a hit, its row says.</summary>
internal sealed class CustomerSearch : ICustomerSearch
{
    private const int MinDigits = 4;

    public async Task<IReadOnlyList<CustomerFound>> FindAsync(ReadSession session, Scope scope, string query, long? before, int limit, CancellationToken cancellationToken)
    {
        var found = new List<CustomerFound>();
        if (before is null) found.AddRange(await ByNumberAsync(session, scope, query, cancellationToken));
        var asked = SearchQuery.Parse(AsPhone(query) ?? query, typing: true);
        if (asked.IsEmpty) return found;
        var newest = await SearchIndex.NewestAsync(session, scope.Workspace, cancellationToken);
        var windows = new SearchWindows(scope.Workspace, Math.Min(newest, before - 1 ?? newest));
        var known = 0;
        while (found.Count < limit && windows.Next(found.Count - known, limit - found.Count) is { } window)
        {
            known = found.Count;
            foreach (var row in await ReadAsync(session, scope, asked, window, limit, cancellationToken))
            {
                if (found.Count < limit && found.TrueForAll(f => f.Customer.Id != row.Customer.Id) && Where(asked, row) is { } snippet) found.Add(new CustomerFound(row.Doc, row.Customer, row.Phone, snippet));
            }
        }

        return found;
    }

    private static async Task<List<Candidate>> ReadAsync(ReadSession session, Scope scope, SearchQuery asked, SearchWindow window, int limit, CancellationToken cancellationToken)
    {
        var source = SearchIndex.Find(session.Dialect, scope.Workspace, SearchKind.Customer, asked.Terms, window);
        return await session.QueryAsync(
            $"""
            select {Columns}, d.doc from {source.From} cross join customers_customers c
            where {source.Where} and c.workspace = {scope.Workspace} and c.id = d.entity{CustomerAccess.Visible(scope)} order by {source.Newest} limit {limit + 50}
            """,
            r => Read(r, r.Long(9)), cancellationToken);
    }

    /// <summary>"#1234" or "1234" is a customer's number.</summary>
    private static async Task<List<CustomerFound>> ByNumberAsync(ReadSession session, Scope scope, string query, CancellationToken cancellationToken)
    {
        var digits = query.Trim().TrimStart('#');
        if (digits.Length is 0 or > 18 || !long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return [];
        var rows = await session.QueryAsync(
            $"select {Columns} from customers_customers c where c.workspace = {scope.Workspace} and c.number = {number}{CustomerAccess.Visible(scope)}", r => Read(r, 0), cancellationToken);
        return [.. rows.Select(r => new CustomerFound(0, r.Customer, r.Phone, new Snippet("#" + digits, [new TextRange(0, digits.Length + 1)])))];
    }

    private static SqlText Columns => $"c.id, c.number, c.name, c.verified, c.language, c.email, c.blocked, c.phone, c.search";

    private static Candidate Read(Row r, long doc) => new(
        doc, new CustomerRow(r.Id(0), r.Long(1), r.Text(2), Initials.Of(r.Text(2)), r.Bool(3), r.TextOrNull(4), r.TextOrNull(5), r.Bool(6)), r.TextOrNull(7), r.Text(8));

    /// <summary>The first value that holds something of the query, when all values together hold all of it.</summary>
    private static Snippet? Where(SearchQuery asked, Candidate row)
    {
        // Name, e-mail and phone as they are shown, then every address in its plain form, a line each.
        var values = new List<string?> { row.Customer.Name, row.Customer.Email, row.Phone };
        values.AddRange(row.Search.Split('\n'));
        if (row.Phone is not null) values.Add(Addresses.NormalPhone(row.Phone).TrimStart('+'));
        var all = string.Join('\n', values.Where(v => !string.IsNullOrEmpty(v)));
        var byDigits = DigitsOf(asked);
        var phone = byDigits is null ? null : values.FirstOrDefault(v => v is not null && Addresses.IsPhone(v) && Addresses.NormalPhone(v).Contains(byDigits, StringComparison.Ordinal));
        if (phone is not null) return new Snippet(phone, phone.IndexOf(byDigits!, StringComparison.Ordinal) is >= 0 and var at ? [new TextRange(at, byDigits!.Length)] : []);
        if (asked.Match(all) is null) return null;
        foreach (var value in values)
        {
            if (string.IsNullOrEmpty(value)) continue;
            var ranges = TextRange.Union(asked.Wanted.SelectMany(p => p.Places(value)));
            if (ranges.Count > 0) return Snippet.Cut(value, ranges);
        }

        return Snippet.Cut(row.Customer.Name, []);
    }

    /// <summary>"+86 139 1234 5678" is one number, not four words.</summary>
    private static string? AsPhone(string query)
    {
        var plain = query.Trim();
        var phone = plain.Length <= Customer.MaxPhone && plain.Count(char.IsDigit) >= 6 && plain.All(c => char.IsDigit(c) || c is '+' or ' ' or '-' or '(' or ')' or '.');
        return phone ? Addresses.NormalPhone(plain).TrimStart('+') : null;
    }

    private static string? DigitsOf(SearchQuery asked) =>
        asked.Wanted is [{ Exact: false, Atoms: [{ } only] }] && only.Form.Length >= MinDigits && only.Form.All(char.IsAsciiDigit) ? only.Form : null;

    private sealed record Candidate(long Doc, CustomerRow Customer, string? Phone, string Search);
}
