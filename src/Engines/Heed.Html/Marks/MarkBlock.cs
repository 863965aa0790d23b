namespace Heed.Html;

/// <summary>A stretch of lines that belong together.</summary>
/// <param name="Lines">What a paragraph says.</param>
/// <param name="Inner">Items of a list, each a paragraph; what is quoted.</param>
/// <param name="Start">The first number of steps.</param>
internal sealed record MarkBlock(MarkBlockKind Kind, IReadOnlyList<IReadOnlyList<MarkToken>> Lines, IReadOnlyList<MarkBlock> Inner, int Start);
