using Heed.Accounts.Public;
using Heed.Conversations.Files;
using Heed.Conversations.Messages;
using Heed.Conversations.Public;
using Heed.Kernel;
using Heed.Platform.Store;

namespace Heed.Conversations.Sending;

/// <summary>Renders held and scheduled replies from current rows.</summary>
internal sealed class OutgoingViews(IPeople people, FileLinks links)
{
    /// <summary>Those that match, soonest first.</summary>
    public async Task<List<OutgoingView>> QueryAsync(ReadSession session, WorkspaceId workspace, SqlText where, CancellationToken cancellationToken)
    {
        var rows = await session.QueryAsync(
            $"select {OutgoingSql.Columns} from conversations_outgoing o where o.workspace = {workspace} and {where} order by o.send_at, o.id limit {200}", OutgoingSql.Read, cancellationToken);
        if (rows.Count == 0) return [];
        var names = await people.FindAsync(session, workspace, [.. rows.Select(r => r.Author).OfType<Guid>().Distinct()], cancellationToken);
        var files = await links.OfMessagesAsync(session, workspace, [.. rows.Select(r => r.Id)], cancellationToken);
        return [.. rows.Select(row => View(row, names, files.GetValueOrDefault(row.Id) ?? []))];
    }

    /// <summary>One of them; null when it is sent or taken back.</summary>
    public async Task<OutgoingView?> FindAsync(ReadSession session, WorkspaceId workspace, Guid id, CancellationToken cancellationToken) =>
        (await QueryAsync(session, workspace, $"o.id = {id}", cancellationToken)).FirstOrDefault();

    /// <summary>The same as a message in waiting: what sending it answers.</summary>
    public static MessageView ToMessage(OutgoingView view) => new(
        view.Id, view.ConversationId, 0, MessageAuthor.Agent, view.AuthorId, view.AuthorName, false, view.Text, view.CreatedAt, view.State, view.Failure, view.SendAt, null, null,
        view.Attachments, view.Mentions, null, view.Letter);

    private static OutgoingView View(Outgoing row, IReadOnlyDictionary<Guid, PersonRow> names, IReadOnlyList<FileRow> files)
    {
        var parts = OutgoingParts.Parse(row.Parts);
        return new OutgoingView(
            row.Id, row.Version, row.Conversation, row.Author, row.Author is { } author && names.TryGetValue(author, out var person) ? person.Name : "", row.Text, files, parts.Mentions,
            parts.Letter is null ? null : LetterView.Of(parts.Letter), row.State, row.SendAt, row.CreatedAt, row.Resolve, row.UnlessCustomerWrites, row.CustomerWrote, row.Failure);
    }
}
