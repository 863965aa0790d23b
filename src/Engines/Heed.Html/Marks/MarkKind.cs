namespace Heed.Html;

/// <summary>What a piece of a marked line is.</summary>
internal enum MarkKind
{
    Text,
    StrongStart,
    StrongEnd,
    EmphasisStart,
    EmphasisEnd,
    Code,
    Link,
    Picture,
}
