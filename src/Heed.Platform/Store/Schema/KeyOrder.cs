using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Heed.Platform.Store.Schema;

/// <summary>Tables whose rows lie in the order of their key.</summary>
public static class KeyOrder
{
    internal const string Annotation = "Heed:KeyOrder";

    /// <summary>
    /// On SQLite the table is made WITHOUT ROWID: one tree instead of two, so half the pages written for each row. Good for
    /// narrow rows found by their key; not for wide ones (over a twentieth of a page). PostgreSQL has no such form.
    /// </summary>
    public static void StoredInKeyOrder(this EntityTypeBuilder entity)
    {
        ArgumentNullException.ThrowIfNull(entity);
        entity.HasAnnotation(Annotation, true);
    }
}
