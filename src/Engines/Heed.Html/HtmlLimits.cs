namespace Heed.Html;

/// <summary>What a document may have before it is cut. Tree builders are quadratic in depth, so depth is cut before there is a tree.</summary>
/// <param name="Length">Characters of input; the rest is dropped.</param>
/// <param name="Depth">Open elements at once; deeper tags are dropped, their text stays.</param>
/// <param name="Elements">Elements in all; later tags are dropped, their text stays.</param>
/// <param name="Attributes">Attributes of one element; later ones are dropped.</param>
/// <param name="EmbeddedPicture">Characters of a <c>data:</c> picture; longer ones are dropped.</param>
public sealed record HtmlLimits(int Length = 2_000_000, int Depth = 128, int Elements = 40_000, int Attributes = 48, int EmbeddedPicture = 700_000)
{
    /// <summary>What mail is cut at.</summary>
    public static HtmlLimits Default { get; } = new();
}
