using Heed.Kernel;
using Heed.Platform.Store;

namespace Heed.Conversations.Public;

/// <summary>What channels, routing, surveys and bots do with conversations.</summary>
public interface IConversations
{
    /// <summary>
    /// Takes a customer's message in: finds or opens the conversation, asks <see cref="IFirstResponder"/>, greets, tells out of
    /// hours. Durable when it returns; the same message id again gives the same answer. The scope is the customer's.
    /// <paramref name="alongside"/> runs in the same unit (consent, introduction).
    /// </summary>
    Task<Received> ReceiveAsync(Scope scope, InboundMessage message, Action<Unit>? alongside, CancellationToken cancellationToken);

    /// <summary>The customer's newest conversation in an inbox; null when there is none.</summary>
    Task<ConversationRow?> CurrentAsync(ReadSession session, WorkspaceId workspace, Guid inbox, Guid customer, CancellationToken cancellationToken);

    /// <summary>A conversation, whoever asks; null when there is none.</summary>
    Task<ConversationRow?> FindAsync(ReadSession session, WorkspaceId workspace, Guid conversation, CancellationToken cancellationToken);

    /// <summary>A conversation inside a unit, whoever asks; null when there is none.</summary>
    ConversationRow? Find(Unit unit, Guid conversation);

    /// <summary>A conversation, as far as the scope may see it.</summary>
    /// <exception cref="NotFoundRefusal">There is none, or it is out of reach.</exception>
    Task<ConversationRow> GetAsync(ReadSession session, Scope scope, Guid conversation, CancellationToken cancellationToken);

    /// <summary>Messages that a customer may see (no notes), ascending: after a position, or the newest before one.</summary>
    Task<IReadOnlyList<MessageRow>> CustomerMessagesAsync(ReadSession session, WorkspaceId workspace, Guid conversation, int? after, int? before, int limit, CancellationToken cancellationToken);

    /// <summary>Messages by id that a customer may see.</summary>
    Task<IReadOnlyList<MessageRow>> CustomerMessagesAsync(ReadSession session, WorkspaceId workspace, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken);

    /// <summary>Conversations by id.</summary>
    Task<IReadOnlyList<ConversationRow>> FindAsync(ReadSession session, WorkspaceId workspace, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken);

    /// <summary>How far the customer has received (<paramref name="seen"/> false) or read; never goes back.</summary>
    Task CustomerReachedAsync(Scope scope, Guid conversation, int position, bool seen, CancellationToken cancellationToken);

    /// <summary>Changes who handles it, inside the unit: assignee, team, handler; with the reason that agents see. False when the version is not the current one.</summary>
    bool Assign(Unit unit, Guid conversation, long? expectedVersion, Guid? assignee, Guid? team, Handler handler, string reasonCode, object? reasonFacts);

    /// <summary>
    /// What became of a message outside, inside the channel's unit: state, and why it failed. News that comes late (sent after
    /// delivered) is dropped. False when the message is gone.
    /// </summary>
    bool Delivered(Unit unit, Guid message, DeliveryState state, string? failure);

    /// <summary>Lets a held message in, inside the unit: the customer's words from then on. False when it is gone or was let in before.</summary>
    bool Release(Unit unit, Guid message);

    /// <summary>Heed's own words to the customer (greeting, out of hours), inside the channel's unit; the message's id. The channel carries them out itself.</summary>
    /// <param name="activity">What they are: <c>greeting</c>, <c>away</c>.</param>
    Guid Tell(Unit unit, Guid conversation, string activity, string text, DeliveryState state);

    /// <summary>A bot's words to the customer, inside the unit; they answer the customer's wait. Said again with the same id it is once. False when it was said before, or a person has it.</summary>
    bool Say(Unit unit, Guid conversation, BotSaid said);

    /// <summary>A bot's words to a customer who waits in the queue, inside the unit: the wait goes on as it was. Said again with the same id it is once. False when nobody waits any more.</summary>
    bool SayMeanwhile(Unit unit, Guid conversation, BotSaid said);

    /// <summary>
    /// Hands a conversation from the bot to people, inside the unit: the card as a note for the team, then the queue (of the team, if one is named).
    /// False when people have it already.
    /// </summary>
    bool HandOver(Unit unit, Guid conversation, Guid? team, HandOverCard card);

    /// <summary>Resolves a conversation that the bot has brought to its end, inside the unit; left open where a field must still be filled in. False when it stays open.</summary>
    bool End(Unit unit, Guid conversation);

    /// <summary>How many customers of the inbox wait before this conversation for a person.</summary>
    Task<int> AheadAsync(ReadSession session, ConversationRow conversation, CancellationToken cancellationToken);

    /// <summary>Adds an activity line that agents see, inside the unit; the console words the code.</summary>
    /// <param name="facts">Small object of ids, codes and numbers; never text, names or addresses.</param>
    void Line(Unit unit, Guid conversation, string code, object? facts);

    /// <summary>As <see cref="Line"/>, of many conversations each with facts of its own, in a few journeys to the store; one that is gone is left out.</summary>
    void Lines(Unit unit, string code, IReadOnlyDictionary<Guid, object> facts);

    /// <summary>
    /// The same line with words that the customer reads in the chat, inside the unit. It answers nobody and ends no wait. Channels that show no
    /// such lines (mail) carry it nowhere.
    /// </summary>
    /// <param name="code">As of <see cref="Line"/>; begins with <c>callBack</c>.</param>
    /// <param name="parts">What it shows besides its words; null for nothing.</param>
    void Inform(Unit unit, Guid conversation, string code, string text, MessageParts? parts, object? facts);

    /// <summary>Puts a conversation among the spam, or takes it back to where it waits; again does nothing. Inside the unit.</summary>
    void SetSpam(Unit unit, Guid conversation, bool spam);

    /// <summary>The conversation with this number, whoever asks; null when there is none.</summary>
    Task<ConversationRow?> FindByNumberAsync(ReadSession session, WorkspaceId workspace, long number, CancellationToken cancellationToken);

    /// <summary>Words, files and letter of a message that goes out, as they are now; null when it was erased or taken back.</summary>
    Task<(MessageRow Message, Letter? Letter)?> OutgoingAsync(ReadSession session, WorkspaceId workspace, Guid message, CancellationToken cancellationToken);

    /// <summary>Shows a rating on the conversation and in its thread.</summary>
    void ShowRating(Unit unit, Guid conversation, int score, string? comment);

    /// <summary>Asks for a person: a conversation handled by a bot goes to the queue.</summary>
    Task AskForPersonAsync(Scope scope, Guid conversation, CancellationToken cancellationToken);

    /// <summary>Moves all conversations of a customer to another one (identity proven later).</summary>
    void MoveToCustomer(Unit unit, Guid from, Guid to);

    /// <summary>Who served the customer in the conversation before this one; null when nobody did.</summary>
    Task<Guid?> LastAgentAsync(ReadSession session, ConversationRow conversation, CancellationToken cancellationToken);

    /// <summary>Open conversations per assignee: the load of agents.</summary>
    Task<IReadOnlyDictionary<Guid, int>> LoadsAsync(ReadSession session, WorkspaceId workspace, CancellationToken cancellationToken);
}
