namespace Heed.Routing.Public;

/// <summary>Those who wait, for whoever tells them how long, and for channels that see them come and go.</summary>
public interface IWaiting
{
    /// <summary>Where a conversation stands; null when it waits for nobody. On any node.</summary>
    Task<QueuePlace?> PlaceAsync(ReadSession session, WorkspaceId workspace, Guid conversation, CancellationToken cancellationToken);

    /// <summary>The places of several conversations; those that wait for nobody are absent.</summary>
    Task<IReadOnlyDictionary<Guid, QueuePlace>> PlacesAsync(ReadSession session, WorkspaceId workspace, IReadOnlyCollection<Guid> conversations, CancellationToken cancellationToken);

    /// <summary>Where a conversation would stand if it began to wait now; null where nobody hands over by themselves.</summary>
    Task<QueuePlace?> NextPlaceAsync(ReadSession session, ConversationRow conversation, CancellationToken cancellationToken);

    /// <summary>
    /// The customer's last window closed at an instant. After the queue's time they count as gone. False when the conversation stands in no queue, which may
    /// come later: a message takes a moment to enter one, and a bot may hand over long after.
    /// </summary>
    Task<bool> GoneAsync(WorkspaceId workspace, Guid conversation, DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>The customer is here (again): the place they had is theirs.</summary>
    Task BackAsync(WorkspaceId workspace, Guid conversation, CancellationToken cancellationToken);
}
