using Heed.Conversations.Messages;
using Heed.Conversations.Public;
using Heed.Platform.Search;
using Heed.Platform.Store;
using Heed.Text;

namespace Heed.Conversations.Search;

/// <summary>Writes what people said, names of files and subjects into the search index, in the unit that writes the row itself.</summary>
internal static class MessageTerms
{
    /// <summary>Activity lines and automatic texts are not looked for.</summary>
    public static void Add(Unit unit, NewMessage message)
    {
        if (message.Author == MessageAuthor.System || message.Activity is not null) return;
        SearchIndex.Add(unit, SearchKind.Message, message.Id, SearchTerms.Of(message.Text));
        foreach (var (id, name) in message.Files.Count == 0 ? [] : unit.Query($"select id, name from conversations_files where workspace = {unit.Workspace} and message = {message.Id}", r => (r.Id(0), r.Text(1))))
        {
            SearchIndex.Put(unit, SearchKind.File, id, SearchTerms.Of(name));
        }
    }

    /// <summary>The message says something else now; an empty text is found no more.</summary>
    public static void Change(Unit unit, Guid message, string text) => SearchIndex.Put(unit, SearchKind.Message, message, SearchTerms.Of(text));

    /// <summary>The conversation's subject, new or changed; null for none.</summary>
    public static void Subject(Unit unit, Guid conversation, string? subject) => SearchIndex.Put(unit, SearchKind.Subject, conversation, SearchTerms.Of(subject));

    /// <summary>Nothing of a message, file or subject is found any more.</summary>
    public static void Forget(Unit unit, Guid entity) => SearchIndex.Remove(unit, entity);
}
