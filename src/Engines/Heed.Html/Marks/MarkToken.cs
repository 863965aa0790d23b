namespace Heed.Html;

/// <summary>A piece of a marked line.</summary>
/// <param name="Text">Words; for a picture the name of its file.</param>
/// <param name="Address">Where a link leads.</param>
internal readonly record struct MarkToken(MarkKind Kind, string Text, string? Address = null);
