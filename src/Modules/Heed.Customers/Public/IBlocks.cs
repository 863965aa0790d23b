using Heed.Kernel;
using Heed.Platform.Store;

namespace Heed.Customers.Public;

/// <summary>The block list, as channels ask it before they take something in. Null means "not known".</summary>
public interface IBlocks
{
    /// <summary>Whether the customer, the e-mail address (or its domain) or the network address (or its range) is blocked.</summary>
    Task<bool> IsBlockedAsync(ReadSession session, WorkspaceId workspace, Guid? customer, string? email, string? ip, CancellationToken cancellationToken);

    /// <summary>The same inside a unit of work.</summary>
    bool IsBlocked(Unit unit, Guid? customer, string? email, string? ip);
}
