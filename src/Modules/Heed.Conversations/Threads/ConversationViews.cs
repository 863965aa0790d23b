using System.Text.Json;
using Heed.Conversations.Access;
using Heed.Conversations.Public;
using Heed.Customers.Public;
using Heed.Html;
using Heed.Kernel;
using Heed.Platform.Store;

namespace Heed.Conversations.Threads;

/// <summary>Renders conversations from current rows, many in two queries.</summary>
internal sealed class ConversationViews(ICustomers customers)
{
    private const string Mail = "email";

    private static SqlText Columns =>
        $"c.id, c.number, c.version, c.inbox, c.brand, c.channel, c.customer, c.subject, c.status, c.category, c.priority, c.handler, c.assignee, c.team, c.label_ids, c.participant_ids, c.created_at, c.updated_at, c.waiting_since, c.resolved_at, c.message_count, c.customer_seen, c.customer_delivered, c.last_id, c.last_author, c.last_note, c.last_text, c.last_at, c.last_files, c.assign_code, c.assign_facts, c.rating_score, c.rating_comment, c.rating_at, c.language, c.rank_at, c.tier, c.snoozed_until, c.snoozed_by, c.scheduled_at, c.merged_into, c.fields, c.due_kind, c.due_at, c.due_warn_at";

    /// <summary>Conversations that match, in the given order.</summary>
    public async Task<List<ConversationView>> QueryAsync(ReadSession session, WorkspaceId workspace, SqlText where, SqlText orderAndLimit, CancellationToken cancellationToken)
    {
        var rows = await session.QueryAsync(
            $"select {Columns} from conversations_conversations c where c.workspace = {workspace} and {where} {orderAndLimit}", r => Read(workspace, r), cancellationToken);
        var names = await customers.NamesAsync(session, workspace, [.. rows.Select(r => r.Customer.Id).Distinct()], cancellationToken);
        return [.. rows.Select(row => names.TryGetValue(row.Customer.Id, out var known)
            ? row with { Customer = new ConversationCustomer(known.Id, known.Name, known.Initials, known.Verified) }
            : row)];
    }

    /// <summary>Conversations by id.</summary>
    public Task<List<ConversationView>> LoadAsync(ReadSession session, WorkspaceId workspace, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) =>
        ids.Count == 0 ? Task.FromResult(new List<ConversationView>()) : QueryAsync(session, workspace, $"c.id in {ids}", SqlText.Empty, cancellationToken);

    /// <summary>One conversation through the access rule.</summary>
    /// <exception cref="NotFoundRefusal">There is none, or it is out of reach.</exception>
    public async Task<ConversationView> GetAsync(ReadSession session, Scope scope, Guid id, CancellationToken cancellationToken) =>
        (await QueryAsync(session, scope.Workspace, $"c.id = {id} and {ConversationAccess.Filter(scope)}", SqlText.Empty, cancellationToken)).FirstOrDefault()
        ?? throw new NotFoundRefusal();

    /// <summary>What decides who may see it.</summary>
    public static AccessFacts Facts(ConversationView view) => new(view.BrandId, view.TeamId, view.AssigneeId, [.. view.ParticipantIds]);

    private static ConversationView Read(WorkspaceId workspace, Row r) => new(
        r.Id(0), r.Long(1), r.Long(2), workspace.Value, r.Id(3), r.Id(4), r.Text(5), new ConversationCustomer(r.Id(6), "", "", false), r.TextOrNull(7), r.Id(8),
        (StatusCategory)r.Int(9), (Priority)r.Int(10), (Handler)r.Int(11), r.IdOrNull(12), r.IdOrNull(13), IdList.Read(r.Text(14)), IdList.Read(r.Text(15)),
        r.Time(16), r.Time(17), r.TimeOrNull(18), r.TimeOrNull(19), r.Int(20), r.Int(21), r.Int(22),
        r.IdOrNull(23) is { } last ? new LastMessage(last, (MessageAuthor)r.Int(24), r.Bool(25), Shown(r), r.Time(27), r.Bool(28)) : null,
        r.TextOrNull(29) is { } code ? new AssignReason(code, r.TextOrNull(30) is { } facts ? JsonDocument.Parse(facts).RootElement : null) : null,
        r.IntOrNull(31) is { } score ? new ConversationRating(score, r.TextOrNull(32), r.Time(33)) : null,
        r.TextOrNull(34))
    {
        RankAt = r.Time(35),
        Spam = (Tier)r.Int(36) == Tier.Spam,
        Snoozed = (Tier)r.Int(36) == Tier.Snoozed ? new SnoozeView(r.TimeOrNull(37), r.IdOrNull(38)) : null,
        ScheduledAt = r.TimeOrNull(39),
        MergedInto = r.IdOrNull(40),
        Fields = JsonDocument.Parse(r.Text(41)).RootElement,
        Due = r.TextOrNull(42) is { } kind ? new ConversationDue(kind, r.Time(43), r.Time(44)) : null,
    };

    /// <summary>The last words as a line of a list: the marks of notes and mail are for the thread.</summary>
    private static string Shown(Row r) =>
        r.Bool(25) || (r.Text(5) == Mail && (MessageAuthor)r.Int(24) == MessageAuthor.Agent) ? MessageMarks.Plain(r.Text(26)) : r.Text(26);
}
