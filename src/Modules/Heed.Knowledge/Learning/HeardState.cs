namespace Heed.Knowledge.Learning;

/// <summary>What became of words that were heard. The numbers are stored.</summary>
internal enum HeardState
{
    /// <summary>Waits for others of its kind.</summary>
    Alone = 0,

    /// <summary>Speaks for a draft that was made of it and its kind.</summary>
    Drafted = 1,

    /// <summary>A new wording of a published entry; a person decides.</summary>
    Proposed = 2,

    /// <summary>A person took it in, or answers are found by it.</summary>
    Used = 3,

    /// <summary>The entry has this wording already: it only counts.</summary>
    Known = 4,

    /// <summary>A person wants none of its kind.</summary>
    Dismissed = 5,
}
