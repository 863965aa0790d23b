namespace Heed.Orders.Public;

/// <summary>Which orders are asked for: those of any of these addresses of one person.</summary>
/// <param name="BuyerIds">The shop's own ids of the person.</param>
public sealed record OrderQuery(IReadOnlyList<string> BuyerIds, IReadOnlyList<string> Emails, IReadOnlyList<string> Phones, int Limit)
{
    /// <summary>Nothing to look for.</summary>
    public bool IsEmpty => BuyerIds.Count + Emails.Count + Phones.Count == 0;
}
