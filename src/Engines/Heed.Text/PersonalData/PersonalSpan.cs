namespace Heed.Text.PersonalData;

/// <summary>A stretch of a text that says something personal.</summary>
/// <param name="Kind">What it says.</param>
/// <param name="Start">Where it begins, in UTF-16 units.</param>
/// <param name="Length">How long it is, in UTF-16 units.</param>
public readonly record struct PersonalSpan(PersonalKind Kind, int Start, int Length)
{
    /// <summary>Where it ends, exclusive.</summary>
    public int End => Start + Length;
}
