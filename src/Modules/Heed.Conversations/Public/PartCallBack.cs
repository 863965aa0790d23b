namespace Heed.Conversations.Public;

/// <summary>A form in which the customer leaves a number to be rung.</summary>
/// <param name="Times">Times to choose from; empty for as soon as it is the customer's turn.</param>
public sealed record PartCallBack(IReadOnlyList<PartTime> Times)
{
    /// <summary>Most times of one form.</summary>
    public const int Most = 12;
}
