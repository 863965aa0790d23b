using System.Text.Json;
using Heed.Conversations.Messages;
using Heed.Conversations.Public;
using Heed.Customers.Public;
using Heed.Platform.Store;

namespace Heed.Conversations.Personal;

/// <summary>A merged customer's conversations: they and what the customer wrote in them change hands, and back.</summary>
internal sealed class MergedConversations(IConversations conversations) : IMergedData
{
    public string Section => "conversations";

    public object? Move(Unit unit, Guid absorbed, Guid survivor)
    {
        var moved = unit.Query($"select id from conversations_conversations where workspace = {unit.Workspace} and customer = {absorbed} order by id", r => r.Id(0));
        if (moved.Count == 0) return null;
        conversations.MoveToCustomer(unit, absorbed, survivor);
        return moved;
    }

    public void MoveBack(Unit unit, Guid absorbed, Guid survivor, JsonElement facts)
    {
        foreach (var conversation in facts.Deserialize<List<Guid>>()!)
        {
            var back = unit.Execute($"update conversations_conversations set customer = {absorbed}, version = version + 1 where workspace = {unit.Workspace} and id = {conversation} and customer = {survivor}");
            if (back == 0) continue;
            unit.Execute($"update conversations_messages set author_id = {absorbed} where workspace = {unit.Workspace} and conversation = {conversation} and author = {MessageAuthor.Customer} and author_id = {survivor}");
            ThreadWriter.Changed(unit, conversation);
        }
    }
}
