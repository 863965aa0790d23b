using Heed.Accounts.Public;
using Heed.Conversations.Messages;
using Heed.Conversations.Public;
using Heed.Conversations.Threads;
using Heed.Kernel;
using Heed.Notices.Public;
using Heed.Platform.Store;

namespace Heed.Conversations.Sending;

/// <summary>The moment a reply or note becomes part of the thread and goes out: at once, or when its time has come.</summary>
internal sealed class Dispatch(IPeople people, INotices notices, Outbound outbound)
{
    /// <summary>Appends the message and does all that follows from it; the caller tells of the change of the conversation.</summary>
    /// <exception cref="Refusal">The channel cannot carry it, and nobody has waited for it to: a message whose time has come stays, failed, with the reason.</exception>
    internal void Send(Unit unit, ConversationRow row, NewMessage message, bool resolve)
    {
        var author = message.AuthorId;
        var first = message.Note ? DeliveryState.Sent : outbound.FirstState(row.Channel);
        ThreadWriter.Append(unit, row.Id, message with { State = first });
        if (!message.Note)
        {
            Carry(unit, row, message);
            TakeOver(unit, row, author);
        }

        NoteMentions(unit, row, message);
        if (resolve) ConversationChanges.Resolve(unit, ConversationSql.Find(unit, row.Id)!, author);
    }

    private void Carry(Unit unit, ConversationRow row, NewMessage message)
    {
        try
        {
            outbound.Send(unit, new OutboundMessage(row, message.Id, MessageAuthor.Agent, message.AuthorId, message.Letter));
        }
        catch (Refusal refusal) when (message.FilesTaken)
        {
            MessageStates.Set(unit, row.Id, message.Id, DeliveryState.Failed, refusal.Message);
        }
    }

    /// <summary>Whoever answers what nobody has, has it; an answer to a resolved one leaves it resolved.</summary>
    private void TakeOver(Unit unit, ConversationRow row, Guid? author)
    {
        if (row.Category == StatusCategory.Resolved || row.Assignee is not null || author is not { } me) return;
        if (unit.Actor is { Kind: ActorKind.Person } || people.Find(unit, [me]).ContainsKey(me))
        {
            ConversationChanges.Assign(unit, row, me, row.Team, Handler.Agent, "answered", null, line: false);
        }
    }

    private void NoteMentions(Unit unit, ConversationRow row, NewMessage message)
    {
        if (message.Mentions.Count == 0) return;
        var mentioned = message.Mentions.SelectMany(m => m.Kind == MentionKind.Person ? [m.Id] : people.TeamMembers(unit, m.Id)).Distinct();
        var known = people.Find(unit, [.. mentioned]);
        foreach (var person in known.Values.Where(p => p.Active && p.Id != message.AuthorId))
        {
            unit.Execute($"""
                insert into conversations_mentions (workspace, person, message, conversation, at) values ({unit.Workspace}, {person.Id}, {message.Id}, {row.Id}, {unit.Now})
                on conflict (workspace, person, message) do nothing
                """);
            // Whoever is called in can see what the call is about.
            ConversationChanges.AddParticipant(unit, row, person.Id);
            notices.Notify(unit, person.Id, NoticeKinds.Mentioned, row.Id, message.AuthorId, subject: message.Id);
        }
    }
}
