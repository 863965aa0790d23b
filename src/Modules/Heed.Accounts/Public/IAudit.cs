using Heed.Kernel;
using Heed.Platform.Store;

namespace Heed.Accounts.Public;

/// <summary>The audit log: appended to inside the unit of the act itself, so that no act goes without its entry.</summary>
public interface IAudit
{
    /// <summary>Appends an entry: who (the scope's actor), when, where (its address), what.</summary>
    /// <param name="action">Stable name such as <c>customer.exported</c>.</param>
    /// <param name="targetKind">Kind of the object acted on; null for none.</param>
    /// <param name="facts">Small object of ids, states and counts; never texts, names, addresses or secrets.</param>
    void Write(Unit unit, Scope scope, string action, string? targetKind = null, Guid? target = null, object? facts = null);
}
