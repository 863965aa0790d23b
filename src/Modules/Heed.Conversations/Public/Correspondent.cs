namespace Heed.Conversations.Public;

/// <summary>A name and an address, as a channel that carries mail knows people.</summary>
public sealed record Correspondent(string Name, string Address);
