namespace Heed.Understanding.Writing;

/// <summary>What an agent wants done with words.</summary>
internal enum WritingTask
{
    Rewrite,
    Shorten,
    Friendlier,
    Formal,
    Translate,
    Summarise,
}
