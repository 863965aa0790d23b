namespace Heed.Conversations.Public;

/// <summary>The knowledge that an answer comes from.</summary>
/// <param name="Entry">Id of the entry.</param>
/// <param name="Url">Where the customer may read it: a path of this server or an https address; null when it is not published.</param>
public sealed record PartSource(Guid Entry, string Title, string? Url);
