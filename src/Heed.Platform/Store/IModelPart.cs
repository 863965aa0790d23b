using Microsoft.EntityFrameworkCore;

namespace Heed.Platform.Store;

/// <summary>A module's share of the one database model: its tables, keys and indexes.</summary>
public interface IModelPart
{
    /// <summary>Maps the module's entities. Instants, ids and enums follow one convention and need no mapping.</summary>
    void Map(ModelBuilder model);

    /// <summary>Every table of the module, and whether its rows are about people (then the module implements IPersonalData).</summary>
    IReadOnlyList<TableDeclaration> Tables { get; }
}
