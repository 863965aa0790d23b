namespace Heed.Text.Segmenting;

/// <summary>One word of a text.</summary>
/// <param name="Start">Where it begins, in UTF-16 units.</param>
/// <param name="Length">How long it is, in UTF-16 units, at least 1.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Class">The letter of its class in the word list (n noun, v verb, a adjective, r pronoun, u particle …), or <c>x</c>.</param>
public readonly record struct Segment(int Start, int Length, SegmentKind Kind, char Class)
{
    /// <summary>Where it ends, exclusive.</summary>
    public int End => Start + Length;

    /// <summary>Whether it says something: anything but a sign.</summary>
    public bool IsWord => Kind != SegmentKind.Sign;
}
