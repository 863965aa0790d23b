namespace Heed.Understanding.Public;

/// <summary>How often an intent came up.</summary>
/// <param name="Span">Index of the span that was asked for.</param>
/// <param name="Conversations">One or more.</param>
public sealed record TopicCount(Guid Intent, string Name, int Span, int Conversations);
