using System.Text.Json;
using Heed.Conversations.Public;

namespace Heed.Conversations.Bulk;

/// <summary>What a job may change of a conversation, as it was and as the job left it.</summary>
internal sealed record BulkMemory(BulkFacts Before, BulkFacts After);

/// <summary>The part of a conversation that acts change.</summary>
internal sealed record BulkFacts(
    Guid Status, StatusCategory Category, Priority Priority, Guid? Assignee, Guid? Team, IReadOnlyList<Guid> Labels, JsonElement Fields, bool Marked, int Seen, bool Snoozed);
