using Heed.Customers.Public;

namespace Heed.Mcp.Tools;

/// <summary>Finds customers that the key may see, by any of their addresses, name or number.</summary>
internal sealed class FindCustomers(IStore store, ICustomerSearch search) : ITool
{
    private const int MaxName = 200;

    public ToolForm Form { get; } = new(
        "find_customers", "Find customers", "Finds customers by name, e-mail, phone or number; beginnings of words suffice.",
        [new("query", "Name, e-mail, phone or number.", 200, Required: true), new("limit", "How many.", 20, Least: 1, Otherwise: 5)],
        typeof(CustomersFound));

    public string Permission => "customers.read";

    public async Task<ToolAnswer> RunAsync(Scope scope, ToolArguments arguments, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        var rows = await search.FindAsync(session, scope, arguments.Text("query")!, null, (int)arguments.Number("limit"), cancellationToken);
        var found = rows.Select(f => new FoundCustomer(f.Customer.Id, f.Customer.Number, ForeignText.Clean(f.Customer.Name, MaxName), f.Customer.Email, f.Phone, f.Customer.Verified, f.Customer.Language)).ToList();
        return new ToolAnswer(new CustomersFound(found), new ToolSeen("customer", found is [var one] ? one.Id : null, found.Count));
    }
}

/// <summary>Customers that fit.</summary>
internal sealed record CustomersFound(IReadOnlyList<FoundCustomer> Customers);

/// <summary>A customer.</summary>
/// <param name="Verified">Whether the customer has proven to be who it says.</param>
internal sealed record FoundCustomer(Guid Id, long Number, string Name, string? Email, string? Phone, bool Verified, string? Language);
