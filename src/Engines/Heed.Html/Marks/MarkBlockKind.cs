namespace Heed.Html;

/// <summary>What a stretch of lines is.</summary>
internal enum MarkBlockKind
{
    Paragraph,
    Quote,
    Bullets,
    Steps,
}
