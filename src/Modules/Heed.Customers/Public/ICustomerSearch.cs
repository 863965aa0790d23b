using Heed.Kernel;
using Heed.Platform.Store;

namespace Heed.Customers.Public;

/// <summary>Finds customers by name, e-mail, phone, number or any other address; beginnings of words suffice.</summary>
public interface ICustomerSearch
{
    /// <summary>
    /// Customers that the scope may see and that hold every part of the query, most recently changed first, at most
    /// <paramref name="limit"/> of them with documents before <paramref name="before"/>. An exact short number comes first.
    /// </summary>
    Task<IReadOnlyList<CustomerFound>> FindAsync(ReadSession session, Scope scope, string query, long? before, int limit, CancellationToken cancellationToken);
}
