namespace Heed.Conversations.Threads;

/// <summary>What the line of a resolution knows: who did it, and since when the customer waited then (null: nobody waited).</summary>
internal sealed record ResolvedFacts(Guid? By, DateTimeOffset? Waited);
