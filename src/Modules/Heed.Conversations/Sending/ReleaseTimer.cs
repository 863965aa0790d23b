using Heed.Accounts.Public;
using Heed.Conversations.Messages;
using Heed.Conversations.Public;
using Heed.Conversations.Threads;
using Heed.Platform.Store;
using Heed.Platform.Timers;

namespace Heed.Conversations.Sending;

/// <summary>Sends what was held or scheduled when its time has come: exactly once, also after a stop or crash.</summary>
internal sealed class ReleaseTimer(IPeople people, Dispatch dispatch) : ITimerHandler
{
    internal const string TimerKind = "conversations.release";

    public string Kind => TimerKind;

    public void Fire(Unit unit, DueTimer timer)
    {
        if (OutgoingSql.Find(unit, timer.Key) is { Failure: null } row) Release(unit, row);
    }

    /// <summary>Turns it into a message; what cannot be sent stays where it is, with the reason.</summary>
    internal void Release(Unit unit, Outgoing row)
    {
        if (ConversationSql.Find(unit, row.Conversation) is not { } conversation) return;
        // A word for tomorrow does not go out in the name of somebody who left today.
        if (row.State == DeliveryState.Scheduled && row.Author is { } author && people.Find(unit, [author]).TryGetValue(author, out var person) && !person.Active)
        {
            row.Failure = "authorGone";
            OutgoingSql.Update(unit, row);
            return;
        }

        OutgoingSql.Delete(unit, row);
        var parts = OutgoingParts.Parse(row.Parts);
        dispatch.Send(
            unit, conversation,
            new NewMessage(row.Id, MessageAuthor.Agent, row.Author, row.Text) { Files = parts.Files, FilesTaken = true, Mentions = parts.Mentions, Letter = parts.Letter },
            row.Resolve);
        OutgoingSql.NoteNext(unit, row.Conversation);
        ThreadWriter.Changed(unit, row.Conversation);
    }
}
