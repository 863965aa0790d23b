using Heed.Metrics.Folding;

namespace Heed.Metrics.Rollups;

/// <summary>
/// How long facts are kept: as long as the installation keeps conversations, 13 months where it sets no limit, and never shorter than the
/// ledger can tell them once more. Sums stay for ever.
/// </summary>
internal sealed class KeptFacts(StoreOptions options)
{
    /// <summary>Without a limit: a year can be compared with the one before it month by month.</summary>
    internal const int UsualDays = 396;

    /// <summary>The ledger's 90 days, and a week for readers that are late.</summary>
    internal const int FewestDays = 97;

    /// <summary>The first day whose facts are kept, in days since 0001-01-01.</summary>
    public int FirstDay(DateTimeOffset now, TimeZoneInfo zone) => FactBook.Place(now, zone).Day - Math.Max(FewestDays, options.RetentionDays is { } days and > 0 ? days : UsualDays);
}
