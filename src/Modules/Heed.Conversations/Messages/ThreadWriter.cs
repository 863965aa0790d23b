using System.Text.Json;
using System.Text.Json.Serialization;
using Heed.Conversations.Public;
using Heed.Conversations.Search;
using Heed.Conversations.Threads;
using Heed.Kernel;
using Heed.Platform.Store;
using Heed.Platform.Web;

namespace Heed.Conversations.Messages;

/// <summary>Appends to a thread, inside a unit: the one place where messages come into being.</summary>
internal static class ThreadWriter
{
    /// <summary>Longest text of a message, in UTF-16 units.</summary>
    internal const int MaxText = 20_000;
    private const int PreviewLength = 140;

    /// <summary>How parts are stored: absent members take no room.</summary>
    internal static readonly JsonSerializerOptions PartsJson = new(HeedJson.Options) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, RespectRequiredConstructorParameters = false };

    /// <summary>Appends the message, counts it in, takes its files; returns its position.</summary>
    internal static int Append(Unit unit, Guid conversation, NewMessage message)
    {
        var hasFiles = message.Files.Count > 0;
        // Greeting and out-of-hours text are no news: the list goes on showing the customer's own words.
        var automatic = message.Author == MessageAuthor.Bot && message.Activity is not null;
        var position = ConversationSql.CountIn(unit, conversation, message.Id, automatic || !message.ReplyWanted ? MessageAuthor.System : message.Author, message.Note, Preview(message.Text), hasFiles);
        unit.Execute(Insert(unit, conversation, position, message));
        if (!message.FilesTaken) TakeFiles(unit, conversation, message.Id, message.Files);
        MessageTerms.Add(unit, message);
        if (message.Letter is { } letter) Letters.Write(unit, conversation, message.Id, letter);
        unit.Append(new LedgerEvent(ConversationEvents.MessageAdded, "message", message.Id, 1, Facts(conversation, position, message)));
        return position;
    }

    private static SqlText Insert(Unit unit, Guid conversation, int position, NewMessage message)
    {
        var mentions = message.Mentions.Count == 0 ? null : JsonSerializer.Serialize(message.Mentions, HeedJson.Options);
        var facts = message.ActivityFacts is null ? null : JsonSerializer.Serialize(message.ActivityFacts, HeedJson.Options);
        var parts = message.Parts?.Bounded() is { } shown ? JsonSerializer.Serialize(shown, PartsJson) : null;
        return $"""
            insert into conversations_messages (workspace, conversation, position, id, author, author_id, note, text, at, state, has_files, has_letter, mentions, parts, activity, activity_facts)
            values ({unit.Workspace}, {conversation}, {position}, {message.Id}, {message.Author}, {message.AuthorId}, {message.Note}, {message.Text}, {unit.Now},
              {message.State}, {message.Files.Count > 0}, {message.Letter is not null}, {mentions}, {parts}, {message.Activity}, {facts})
            """;
    }

    /// <summary>Who said it and what kind of line it is: what followers of a thread need without looking at the message.</summary>
    private static object Facts(Guid conversation, int position, NewMessage message) => message.Author == MessageAuthor.Customer
        ? message.ReplyWanted ? new { conversation, position, author = (int)message.Author, note = message.Note } : new { conversation, position, author = (int)message.Author, note = message.Note, automatic = true }
        : new { conversation, position, author = (int)message.Author, note = message.Note, by = message.Author == MessageAuthor.Agent ? message.AuthorId : null, activity = message.Activity };

    /// <summary>Appends an activity line such as "assigned".</summary>
    internal static void Activity(Unit unit, Guid conversation, string code, object? facts = null, Guid? by = null) =>
        Append(unit, conversation, Line(unit, code, facts, by ?? unit.Actor.Id));

    /// <summary>Appends the same activity line to many conversations, each with facts of its own, and says that they have changed. One that is gone is left out.</summary>
    internal static void Activities(Unit unit, string code, IReadOnlyDictionary<Guid, object> facts)
    {
        if (facts.Count == 0) return;
        var positions = ConversationSql.CountIn(unit, [.. facts.Keys]);
        var lines = facts.Where(f => positions.ContainsKey(f.Key)).Select(f => (Conversation: f.Key, Position: positions[f.Key], Message: Line(unit, code, f.Value, unit.Actor.Id))).ToList();
        unit.Execute([.. lines.Select(l => Insert(unit, l.Conversation, l.Position, l.Message))]);
        foreach (var (conversation, position, message) in lines)
        {
            unit.Append(new LedgerEvent(ConversationEvents.MessageAdded, "message", message.Id, 1, Facts(conversation, position, message)));
            Changed(unit, conversation);
        }
    }

    private static NewMessage Line(Unit unit, string code, object? facts, Guid? by) =>
        new(Ids.New(unit.Now), MessageAuthor.System, by, "") { Activity = code, ActivityFacts = facts };

    /// <summary>Says that the conversation's row has changed; once per unit, last.</summary>
    internal static void Changed(Unit unit, Guid conversation) => unit.Append(new LedgerEvent(ConversationEvents.Changed, "conversation", conversation));

    /// <summary>Where a message id already stands; null when it is new.</summary>
    internal static (Guid Conversation, int Position, MessageAuthor Author, Guid? AuthorId)? Existing(Unit unit, Guid id) => unit.First(
        $"select conversation, position, author, author_id from conversations_messages where workspace = {unit.Workspace} and id = {id}",
        r => ((Guid, int, MessageAuthor, Guid?)?)(r.Id(0), r.Int(1), (MessageAuthor)r.Int(2), r.IdOrNull(3)));

    /// <summary>Makes uploads of the actor part of a message.</summary>
    /// <exception cref="InvalidRefusal">One of them is not there, or not the actor's, or taken already.</exception>
    internal static void TakeFiles(Unit unit, Guid conversation, Guid message, IReadOnlyList<Guid> files)
    {
        var place = 0;
        foreach (var file in files)
        {
            var taken = unit.Execute($"""
                update conversations_files set conversation = {conversation}, message = {message}, place = {place}
                where workspace = {unit.Workspace} and id = {file} and message is null and uploader_kind = {unit.Actor.Kind} and uploader = {unit.Actor.Id}
                """);
            if (taken == 0) throw new InvalidRefusal("fileIds", "unknownFile", "A file is not there, or already part of another message.");
            place++;
        }
    }

    /// <summary>The beginning of a text, as lists show it.</summary>
    internal static string Preview(string text)
    {
        if (text.Length <= PreviewLength) return text;
        // Never cut a surrogate pair in two.
        var end = char.IsHighSurrogate(text[PreviewLength - 1]) ? PreviewLength - 1 : PreviewLength;
        return text[..end];
    }
}
