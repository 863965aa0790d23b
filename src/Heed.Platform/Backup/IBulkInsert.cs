namespace Heed.Platform.Backup;

/// <summary>Puts many rows into one table, as fast as the engine can.</summary>
internal interface IBulkInsert : IDisposable
{
    /// <summary>Adds a row; values in the order of the columns.</summary>
    void Add(ReadOnlySpan<object?> values);

    /// <summary>Ends it; without this nothing was inserted.</summary>
    void Complete();
}
