using Heed.Kernel;
using Heed.Platform.Store;

namespace Heed.Platform.Personal;

/// <summary>Every module with rows about people implements this: hand out, erase, keep no longer than allowed.</summary>
public interface IPersonalData
{
    /// <summary>Section of the export, such as "conversations".</summary>
    string Section { get; }

    /// <summary>Tables it answers for; an architecture test compares them with the declared personal tables.</summary>
    IReadOnlyList<string> Tables { get; }

    /// <summary>All that is held about the customer, as serialisable objects; null when there is nothing.</summary>
    Task<object?> ExportAsync(ReadSession session, WorkspaceId workspace, Guid customer, CancellationToken cancellationToken);

    /// <summary>Erases the customer's data, keeping anonymous counts. Runs inside the one erasing unit.</summary>
    void Erase(Unit unit, Guid customer);

    /// <summary>Deletes what is older than the workspace's rule allows, at most <paramref name="limit"/> rows; the number deleted.</summary>
    int Retain(Unit unit, DateTimeOffset before, int limit);
}
