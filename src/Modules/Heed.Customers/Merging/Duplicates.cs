using Heed.Customers.Profiles;
using Heed.Customers.Public;
using Heed.Kernel;
using Heed.Platform.Store;
using Heed.Text;

namespace Heed.Customers.Merging;

/// <summary>
/// Customers who may be one and the same person. Only told, never merged by itself: the same address can be a family's, the
/// same name two people's.
/// </summary>
internal sealed class Duplicates(ICustomerSearch search)
{
    private const int MaxLike = 10, MaxPairs = 100;

    public async Task<IReadOnlyList<DuplicateView>> OfAsync(ReadSession session, Scope scope, Guid id, CancellationToken cancellationToken)
    {
        var customer = await CustomerAccess.CustomerAsync(session, scope, id, cancellationToken);
        var found = new Dictionary<Guid, DuplicateView>();
        if (customer.Email is { } email) await AddAsync(Quoted(email), "email", other => other.Email is { } theirs && Addresses.NormalEmail(theirs) == Addresses.NormalEmail(email));
        if (customer.Phone is { } phone) await AddAsync(LastDigits(phone), "phone", other => other.Phone is { } theirs && SamePhone(theirs, phone));
        if (customer is { Named: true, CompanyId: { } company }) await AddAsync(string.Join(' ', TextAtoms.Read(customer.Name).Where(a => !a.Spaceless).Select(a => a.Form)) is { Length: > 0 } words ? words : Quoted(customer.Name), "name", other => other.CompanyId == company && SameName(other.Name, customer.Name));
        return [.. found.Values];

        async Task AddAsync(string query, string reason, Predicate<CustomerView> same)
        {
            var hits = await search.FindAsync(session, scope, query, null, 50, cancellationToken);
            var views = await CustomerViews.LoadAsync(session, scope.Workspace, [.. hits.Select(h => h.Customer.Id).Where(h => h != id)], cancellationToken);
            foreach (var view in views.Values)
            {
                if (found.Count < MaxLike && !found.ContainsKey(view.Id) && same(view)) found[view.Id] = DuplicateView.Of(view, reason);
            }
        }
    }

    public static async Task<IReadOnlyList<DuplicatePair>> PairsAsync(ReadSession session, Scope scope, CancellationToken cancellationToken)
    {
        var pairs = new List<DuplicatePair>();
        SqlText digits = $"replace(replace(replace(replace(replace(c.phone, ' ', ''), '-', ''), '(', ''), ')', ''), '+', '')";
        foreach (var (reason, key) in new (string, SqlText)[] { ("email", $"lower(c.email)"), ("phone", digits) })
        {
            var twice = await session.QueryAsync(
                $"""
                select {key} from customers_customers c where c.workspace = {scope.Workspace} and {key} <> {""}{CustomerAccess.Visible(scope)}
                group by {key} having count(*) > 1 limit {MaxPairs}
                """,
                r => r.Text(0), cancellationToken);
            foreach (var value in twice)
            {
                var ids = await session.QueryAsync(
                    $"select c.id from customers_customers c where c.workspace = {scope.Workspace} and {key} = {value}{CustomerAccess.Visible(scope)} order by c.id limit 2", r => r.Id(0), cancellationToken);
                if (ids.Count < 2 || pairs.Count >= MaxPairs) continue;
                var views = await CustomerViews.LoadAsync(session, scope.Workspace, ids, cancellationToken);
                if (views.Count == 2) pairs.Add(new DuplicatePair(DuplicateView.Of(views[ids[0]], reason), DuplicateView.Of(views[ids[1]], reason)));
            }
        }

        return [.. pairs.DistinctBy(p => (p.First.Id, p.Second.Id))];
    }

    private static string Quoted(string text) => "\"" + text.Replace("\"", "", StringComparison.Ordinal) + "\"";

    private static string LastDigits(string phone) => Addresses.NormalPhone(phone).TrimStart('+') is { Length: > 10 } digits ? digits[^10..] : Addresses.NormalPhone(phone);

    /// <summary>The same digits, or the same last ten when one of them lacks the country's code.</summary>
    private static bool SamePhone(string one, string other)
    {
        var (a, b) = (Addresses.NormalPhone(one).TrimStart('+'), Addresses.NormalPhone(other).TrimStart('+'));
        return a == b || (a.Length >= 10 && b.Length >= 10 && a[^10..] == b[^10..]);
    }

    /// <summary>The same words in whatever order and writing.</summary>
    private static bool SameName(string one, string other) =>
        TextAtoms.Read(one).Select(a => a.Form).Order(StringComparer.Ordinal).SequenceEqual(TextAtoms.Read(other).Select(a => a.Form).Order(StringComparer.Ordinal));
}

/// <summary>Customers like one customer.</summary>
internal sealed record DuplicateList(IReadOnlyList<DuplicateView> Items);

/// <summary>Pairs that are likely one.</summary>
internal sealed record DuplicatePairs(IReadOnlyList<DuplicatePair> Items);

/// <summary>Two customers who are likely one.</summary>
internal sealed record DuplicatePair(DuplicateView First, DuplicateView Second);

/// <summary>A customer who is likely the same as another.</summary>
/// <param name="Reason">email, phone or name.</param>
internal sealed record DuplicateView(Guid Id, long Number, string Name, string Initials, string? Email, string? Phone, DateTimeOffset CreatedAt, DateTimeOffset? LastSeenAt, string Reason)
{
    public static DuplicateView Of(CustomerView view, string reason) => new(view.Id, view.Number, view.Name, view.Initials, view.Email, view.Phone, view.CreatedAt, view.LastSeenAt, reason);
}
