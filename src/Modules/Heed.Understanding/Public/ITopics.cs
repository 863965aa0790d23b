namespace Heed.Understanding.Public;

/// <summary>How often customers speak of each intent, for those who watch over the day.</summary>
public interface ITopics
{
    /// <summary>
    /// Conversations in which a customer spoke of an intent, counted once for each of the spans; spans in which an intent did not come up are absent.
    /// One index range a span: its cost grows with the messages in the spans, not with those kept.
    /// </summary>
    Task<IReadOnlyList<TopicCount>> CountAsync(ReadSession session, WorkspaceId workspace, IReadOnlyList<(DateTimeOffset From, DateTimeOffset To)> spans, CancellationToken cancellationToken);

    /// <summary>The conversations behind one count.</summary>
    Task<IReadOnlyList<Guid>> ConversationsAsync(ReadSession session, WorkspaceId workspace, Guid intent, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken);
}
