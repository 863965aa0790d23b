using Heed.Kernel;
using Heed.Platform.Store;

namespace Heed.Customers.Public;

/// <summary>Takes customers in from elsewhere, row by row, and finds again those that are here already.</summary>
public interface ICustomerImport
{
    /// <summary>
    /// What is wrong with each row (none: an empty list), and which customer it is: found by its external id, its e-mail
    /// address or its phone number, in this order.
    /// </summary>
    Task<IReadOnlyList<ImportLook>> LookAsync(ReadSession session, WorkspaceId workspace, IReadOnlyList<ImportedCustomer> rows, CancellationToken cancellationToken);

    /// <summary>Makes the customer or brings it up to date. The row must have been looked at and be without errors.</summary>
    /// <param name="overwrite">Values of the row replace those that are there; else they fill empty fields only.</param>
    ImportOutcome Put(Unit unit, ImportedCustomer row, Guid? known, bool overwrite);

    /// <summary>All customers as rows, by id; those after <paramref name="after"/>, at most <paramref name="limit"/>, that the scope may export.</summary>
    Task<IReadOnlyList<ExportedCustomer>> ExportAsync(ReadSession session, Scope scope, Guid? after, int limit, CancellationToken cancellationToken);
}
