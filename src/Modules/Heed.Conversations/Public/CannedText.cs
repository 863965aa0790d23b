namespace Heed.Conversations.Public;

/// <summary>A canned reply: its title and words, variables as written.</summary>
public sealed record CannedText(Guid Id, string Title, LocalText Text);
