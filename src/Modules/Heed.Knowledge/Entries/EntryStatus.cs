namespace Heed.Knowledge.Entries;

/// <summary>How far an entry is, for lists. The numbers are stored.</summary>
internal enum EntryStatus
{
    /// <summary>Being written; customers do not see it.</summary>
    Draft = 0,

    /// <summary>Its first version waits for review.</summary>
    InReview = 1,

    /// <summary>Customers see it; a newer draft may lie beside it.</summary>
    Published = 2,

    /// <summary>Put away; nobody is answered with it.</summary>
    Archived = 3,
}
