namespace Heed.Text.Summaries;

/// <summary>One message of a conversation.</summary>
public sealed record Turn(Speaker Speaker, string Text);
