using Heed.Conversations.Messages;
using Heed.Conversations.Public;
using Heed.Kernel;
using Heed.Platform.Store;

namespace Heed.Conversations.Threads;

/// <summary>What a bot does to a conversation, as long as it has it: people who took it are never talked over.</summary>
internal sealed class BotVoice(Outbound outbound)
{
    public bool Say(Unit unit, Guid conversation, BotSaid said)
    {
        if (ConversationSql.Find(unit, conversation) is not { Handler: Handler.Bot } row || ThreadWriter.Existing(unit, said.Id) is not null) return false;
        Add(unit, row, said);
        return true;
    }

    public bool SayMeanwhile(Unit unit, Guid conversation, BotSaid said)
    {
        if (ConversationSql.Find(unit, conversation) is not { Handler: Handler.Queue, Assignee: null, Silent: false } row || ThreadWriter.Existing(unit, said.Id) is not null) return false;
        Add(unit, row, said);
        if (row.WaitingSince is { } since)
        {
            unit.Execute($"""
                update conversations_conversations set waiting_since = {since}, tier = {Tier.Waiting}, rank_at = {since}
                where workspace = {unit.Workspace} and id = {conversation}
                """);
        }

        return true;
    }

    public static bool HandOver(Unit unit, Guid conversation, Guid? team, HandOverCard card)
    {
        if (ConversationSql.Find(unit, conversation) is not { Handler: Handler.Bot, MergedInto: null } row) return false;
        var parts = new MessageParts { HandOver = card }.Bounded()!;
        ThreadWriter.Append(unit, conversation, new NewMessage(Ids.New(unit.Now), MessageAuthor.Bot, null, parts.HandOver!.Summary) { Note = true, Parts = parts });
        ConversationChanges.Reopen(unit, row);
        ConversationChanges.Assign(unit, row, row.Assignee, team ?? row.Team, row.Assignee is null ? Handler.Queue : Handler.Agent, "botHandedOver", new { reason = card.Reason });
        // Whatever the bot has said since: the customer waits for a person from now on.
        unit.Execute($"""
            update conversations_conversations set waiting_since = coalesce(waiting_since, {unit.Now}), tier = {Tier.Waiting}, rank_at = coalesce(waiting_since, {unit.Now})
            where workspace = {unit.Workspace} and id = {conversation} and tier in ({Tier.Waiting}, {Tier.Answered})
            """);
        ThreadWriter.Changed(unit, conversation);
        return true;
    }

    public static bool End(Unit unit, Guid conversation)
    {
        if (ConversationSql.Find(unit, conversation) is not { Handler: Handler.Bot, MergedInto: null } row) return false;
        try
        {
            ConversationChanges.Resolve(unit, row);
        }
        catch (ConflictRefusal)
        {
            // A field that only people can fill in is missing: it stays open for them.
            return false;
        }

        ThreadWriter.Changed(unit, conversation);
        return true;
    }

    private void Add(Unit unit, ConversationRow row, BotSaid said)
    {
        ThreadWriter.Append(unit, row.Id, new NewMessage(said.Id, MessageAuthor.Bot, said.Bot, said.Text) { Parts = said.Parts, State = outbound.FirstState(row.Channel) });
        outbound.Send(unit, new OutboundMessage(row, said.Id, MessageAuthor.Bot, null, null));
        ThreadWriter.Changed(unit, row.Id);
    }
}
