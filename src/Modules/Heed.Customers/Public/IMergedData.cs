using System.Text.Json;
using Heed.Platform.Store;

namespace Heed.Customers.Public;

/// <summary>
/// Asked up when two customers become one: a module moves what hangs on the absorbed one, and can move exactly that back.
/// Higher modules are asked before lower ones.
/// </summary>
public interface IMergedData
{
    /// <summary>Name under which the facts are kept, such as "conversations".</summary>
    string Section { get; }

    /// <summary>Moves everything; what <see cref="MoveBack"/> needs, as a serialisable object, or null when nothing was moved.</summary>
    object? Move(Unit unit, Guid absorbed, Guid survivor);

    /// <summary>Moves back what was moved and still belongs to the survivor. What came later stays with the survivor.</summary>
    void MoveBack(Unit unit, Guid absorbed, Guid survivor, JsonElement facts);
}
