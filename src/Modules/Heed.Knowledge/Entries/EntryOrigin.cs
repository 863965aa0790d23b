namespace Heed.Knowledge.Entries;

/// <summary>Where an entry came from. The numbers are stored.</summary>
internal enum EntryOrigin
{
    Written = 0,
    Imported = 1,

    /// <summary>Found in solved conversations; waits for a person.</summary>
    Mined = 2,

    /// <summary>Written for a question that nobody had answered.</summary>
    Gap = 3,
}
