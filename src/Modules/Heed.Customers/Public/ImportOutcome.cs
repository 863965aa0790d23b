namespace Heed.Customers.Public;

/// <summary>What became of a row.</summary>
public enum ImportOutcome
{
    /// <summary>A new customer.</summary>
    Created,

    /// <summary>A customer that was here has changed.</summary>
    Updated,

    /// <summary>Nothing new in it.</summary>
    Unchanged,
}
