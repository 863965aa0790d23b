using Heed.Customers.Public;
using Heed.Routing.Assignment;

namespace Heed.Routing.Offers;

/// <summary>Reads offers that stand. Who is asked may see what they are asked about.</summary>
internal sealed class OfferViews(IConversations conversations, ICustomers customers)
{
    private const int MostText = 160;

    /// <summary>How far back the customer's own words are looked for: after them bots and away notes have spoken.</summary>
    private const int LookBack = 12;

    /// <summary>Offers to one agent, the soonest to end first.</summary>
    public async Task<IReadOnlyList<OfferView>> OfAsync(ReadSession session, WorkspaceId workspace, Guid agent, CancellationToken cancellationToken) =>
        [.. (await ReadAsync(session, workspace, $"agent = {agent}", cancellationToken)).Select(o => o.View)];

    /// <summary>Offers by id, each with whom it is made to.</summary>
    public async Task<IReadOnlyList<(Guid Agent, OfferView View)>> FindAsync(ReadSession session, WorkspaceId workspace, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) =>
        await ReadAsync(session, workspace, $"id in {ids}", cancellationToken);

    private async Task<List<(Guid Agent, OfferView View)>> ReadAsync(ReadSession session, WorkspaceId workspace, SqlText which, CancellationToken cancellationToken)
    {
        var rows = await session.QueryAsync(
            $"select {WorkRows.Columns} from routing_work w where w.workspace = {workspace} and w.standing = {Standing.Offered} and {which} order by w.until, w.id",
            r => WorkRows.Read(workspace, r), cancellationToken);
        if (rows.Count == 0) return [];
        var threads = (await conversations.FindAsync(session, workspace, [.. rows.Select(r => r.Conversation).Distinct()], cancellationToken)).ToDictionary(t => t.Id);
        var names = await customers.NamesAsync(session, workspace, [.. threads.Values.Select(t => t.Customer).Distinct()], cancellationToken);
        var found = new List<(Guid, OfferView)>(rows.Count);
        foreach (var row in rows)
        {
            if (!threads.TryGetValue(row.Conversation, out var thread)) continue;
            var last = await conversations.CustomerMessagesAsync(session, workspace, row.Conversation, null, null, LookBack, cancellationToken);
            var ahead = (int)await session.NumberAsync(
                $"select count(*) from routing_work where workspace = {workspace} and queue = {row.Queue} and standing = {Standing.Waiting}", cancellationToken);
            found.Add((row.Agent!.Value, new OfferView(
                row.Id, row.Conversation, thread.Number, row.Queue, row.Kind, thread.Inbox, thread.Brand, thread.Channel, names.GetValueOrDefault(thread.Customer)?.Name ?? "",
                last.LastOrDefault(m => m is { Author: MessageAuthor.Customer, DeletedAt: null, Text.Length: > 0 }) is { } said ? Short(said.Text) : "", row.Entered, row.Until!.Value, ahead)));
        }

        return found;
    }

    private static string Short(string text)
    {
        if (text.Length <= MostText) return text;
        var end = char.IsHighSurrogate(text[MostText - 1]) ? MostText - 1 : MostText;
        return string.Concat(text.AsSpan(0, end), "…");
    }
}
