namespace Heed.Conversations.Access;

/// <summary>What decides who may see a conversation. Ids only: it also stands in ledger facts.</summary>
internal sealed record AccessFacts(Guid Brand, Guid? Team, Guid? Assignee, IReadOnlyCollection<Guid> Participants);
