using Heed.Kernel;

namespace Heed.Conversations.Public;

/// <summary>Acts whose people, teams, labels, statuses and texts were looked up; good for one request or one stretch of a job.</summary>
public sealed class PreparedActs
{
    internal PreparedActs(IReadOnlyList<ConversationAct> acts, IReadOnlyDictionary<Guid, Scope> people, IReadOnlyDictionary<Guid, CannedText> canned) =>
        (Acts, People, Canned) = (acts, people, canned);

    /// <summary>What is done, in order.</summary>
    public IReadOnlyList<ConversationAct> Acts { get; }

    internal IReadOnlyDictionary<Guid, Scope> People { get; }

    internal IReadOnlyDictionary<Guid, CannedText> Canned { get; }

    internal sealed record CannedText(string Zh, string En, string FilesJson);
}
