using System.Text.Json;
using Heed.Conversations.Public;
using Heed.Kernel;
using Heed.Platform.Store;
using Heed.Platform.Web;

namespace Heed.Conversations.Messages;

/// <summary>Writes and reads what messages have besides their words.</summary>
internal static class Letters
{
    internal static void Write(Unit unit, Guid conversation, Guid message, Letter letter) => unit.Execute($"""
        insert into conversations_letters (workspace, message, conversation, facts, html, quote)
        values ({unit.Workspace}, {message}, {conversation}, {JsonSerializer.Serialize(letter with { Html = null, Quote = null }, HeedJson.Options)}, {letter.Html}, {letter.Quote})
        """);

    /// <summary>Replaces the facts of a letter; its bodies stay.</summary>
    internal static void Change(Unit unit, Guid message, Letter letter) => unit.Execute($"""
        update conversations_letters set facts = {JsonSerializer.Serialize(letter with { Html = null, Quote = null }, HeedJson.Options)}
        where workspace = {unit.Workspace} and message = {message}
        """);

    internal static Letter? Find(Unit unit, Guid message) => unit.First(
        $"select facts, html, quote from conversations_letters where workspace = {unit.Workspace} and message = {message}", Read);

    /// <summary>Letters of messages; those without one are missing.</summary>
    internal static async Task<IReadOnlyDictionary<Guid, Letter>> OfMessagesAsync(
        ReadSession session, WorkspaceId workspace, IReadOnlyCollection<Guid> messages, CancellationToken cancellationToken)
    {
        if (messages.Count == 0) return new Dictionary<Guid, Letter>();
        var rows = await session.QueryAsync(
            $"select facts, html, quote, message from conversations_letters where workspace = {workspace} and message in {messages}", r => (r.Id(3), Read(r)), cancellationToken);
        return rows.ToDictionary(r => r.Item1, r => r.Item2);
    }

    private static Letter Read(Row r) => JsonSerializer.Deserialize<Letter>(r.Text(0), HeedJson.Options)! with { Html = r.TextOrNull(1), Quote = r.TextOrNull(2) };
}
