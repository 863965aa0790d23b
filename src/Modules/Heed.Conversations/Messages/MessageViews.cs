using System.Text.Json;
using Heed.Accounts.Public;
using Heed.Conversations.Files;
using Heed.Conversations.Public;
using Heed.Customers.Public;
using Heed.Kernel;
using Heed.Platform.Store;
using Heed.Platform.Web;

namespace Heed.Conversations.Messages;

/// <summary>Renders messages from current rows: names are looked up, never stored with the message.</summary>
internal sealed class MessageViews(ICustomers customers, IPeople people, FileLinks links, IEnumerable<IBotNames> bots)
{
    private static SqlText Columns =>
        $"m.id, m.conversation, m.position, m.author, m.author_id, m.note, m.text, m.at, m.state, m.failure, m.has_files, m.mentions, m.activity, m.activity_facts, m.has_letter, m.edited_at, m.deleted_at, m.parts";

    /// <summary>Messages that match, ordered as asked.</summary>
    public async Task<List<MessageView>> QueryAsync(ReadSession session, WorkspaceId workspace, SqlText where, SqlText orderAndLimit, CancellationToken cancellationToken)
    {
        var rows = await session.QueryAsync(
            $"select {Columns} from conversations_messages m where m.workspace = {workspace} and {where} {orderAndLimit}", Read, cancellationToken);
        if (rows.Count == 0) return rows;
        var customerNames = await customers.NamesAsync(session, workspace, Authors(rows, MessageAuthor.Customer), cancellationToken);
        var agentNames = await people.FindAsync(session, workspace, Authors(rows, MessageAuthor.Agent), cancellationToken);
        var botNames = await BotNamesAsync(session, workspace, Authors(rows, MessageAuthor.Bot), cancellationToken);
        var withFiles = rows.Where(r => r.Attachments is null).Select(r => r.Id).ToList();
        var files = withFiles.Count == 0 ? null : await links.OfMessagesAsync(session, workspace, withFiles, cancellationToken);
        var letters = await Letters.OfMessagesAsync(session, workspace, [.. rows.Where(r => r.Letter is not null).Select(r => r.Id)], cancellationToken);
        return [.. rows.Select(row => row with
        {
            AuthorName = Name(row, customerNames, agentNames, botNames),
            Letter = letters.TryGetValue(row.Id, out var letter) ? LetterView.Of(letter) : null,
            Attachments = row.Attachments ?? (files is not null && files.TryGetValue(row.Id, out var found) ? found : []),
        })];
    }

    /// <summary>Messages by id.</summary>
    public Task<List<MessageView>> LoadAsync(ReadSession session, WorkspaceId workspace, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) =>
        ids.Count == 0 ? Task.FromResult(new List<MessageView>()) : QueryAsync(session, workspace, $"m.id in {ids}", SqlText.Empty, cancellationToken);

    /// <summary>The same message for a channel.</summary>
    public static MessageRow ToRow(MessageView view) => new(
        view.Id, view.ConversationId, view.Position, view.AuthorKind, view.AuthorId, view.AuthorName, view.Note, view.Text, view.At,
        view.Activity?.Code, view.Activity?.Facts?.GetRawText(), view.Attachments)
    { EditedAt = view.EditedAt, DeletedAt = view.DeletedAt, Parts = view.Parts };

    /// <summary>Stands for a letter that is still to be read.</summary>
    private static readonly LetterView Unread = new(null, null, [], [], [], false, [], null, null, SenderTrust.Unknown, null, null);

    private static IReadOnlyCollection<Guid> Authors(List<MessageView> rows, MessageAuthor kind) =>
        [.. rows.Where(r => r.AuthorKind == kind && r.AuthorId is not null).Select(r => r.AuthorId!.Value).Distinct()];

    private async Task<Dictionary<Guid, string>> BotNamesAsync(ReadSession session, WorkspaceId workspace, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        var names = new Dictionary<Guid, string>();
        foreach (var one in ids.Count == 0 ? [] : bots)
        {
            foreach (var (id, name) in await one.OfAsync(session, workspace, ids, cancellationToken)) names[id] = name;
        }

        return names;
    }

    private static string Name(
        MessageView row, IReadOnlyDictionary<Guid, CustomerRow> customerNames, IReadOnlyDictionary<Guid, PersonRow> agentNames, Dictionary<Guid, string> botNames) => row switch
        {
            { AuthorKind: MessageAuthor.Customer, AuthorId: { } id } when customerNames.TryGetValue(id, out var customer) => customer.Name,
            { AuthorKind: MessageAuthor.Agent, AuthorId: { } id } when agentNames.TryGetValue(id, out var person) => person.Name,
            { AuthorKind: MessageAuthor.Bot, AuthorId: { } id } when botNames.TryGetValue(id, out var name) => name,
            _ => "",
        };

    private static MessageView Read(Row r)
    {
        var author = (MessageAuthor)r.Int(3);
        var mentions = r.TextOrNull(11);
        var activity = author == MessageAuthor.System ? r.TextOrNull(12) : null;
        return new MessageView(
            r.Id(0), r.Id(1), r.Int(2), author, r.IdOrNull(4), "", r.Bool(5), r.Text(6), r.Time(7), (DeliveryState)r.Int(8), r.TextOrNull(9), null, r.TimeOrNull(15), r.TimeOrNull(16),
            r.Bool(10) ? null! : [],
            mentions is null ? [] : JsonSerializer.Deserialize<List<MentionView>>(mentions, HeedJson.Options)!,
            activity is null ? null : new ActivityView(activity, r.TextOrNull(13) is { } facts ? JsonDocument.Parse(facts).RootElement : null),
            r.Bool(14) ? Unread : null)
        { Parts = r.TextOrNull(17) is { } parts ? JsonSerializer.Deserialize<MessageParts>(parts, ThreadWriter.PartsJson) : null };
    }
}
