using System.Text.Json;
using Heed.Platform.Ledger;
using Heed.Routing.Public;

namespace Heed.Floor.Lines;

/// <summary>
/// Lines as Routing keeps them. What waits in inboxes that hand nothing over by themselves stands in a line of its own (<see cref="Guid.Empty"/>),
/// followed by the conversations' own events.
/// </summary>
internal sealed class RoutingLines(IQueueBook queues) : ILines
{
    // The two standings in which somebody waits: nobody has it, or one agent is being asked (numbers of routing_work).
    public SqlText Place =>
        $"case when w.queue is not null then w.queue when i.auto_assign = {false} and c.handler = {Handler.Queue} and c.assignee is null then {Guid.Empty} end, coalesce(w.entered, c.waiting_since, c.created_at), case when i.auto_assign = {false} then {true} else {false} end";

    public SqlText Join =>
        $"left join routing_work w on w.workspace = c.workspace and w.conversation = c.id and w.standing in (0, 1) left join conversations_inboxes i on i.workspace = c.workspace and i.id = c.inbox";

    public LineNews? Read(LedgerRow row, bool byHand) => byHand ? ByHand(row) : row.Name switch
    {
        RoutingEvents.Entered => new LineNews(LineStep.Entered, row.IdFact("queue")),
        RoutingEvents.Left => new LineNews(Way(row.TextFact("how")), row.IdFact("queue"), Seconds(row)),
        _ => null,
    };

    public async Task<IReadOnlyList<LineTerms>> TermsAsync(ReadSession session, WorkspaceId workspace, IReadOnlyCollection<Guid> met, CancellationToken cancellationToken)
    {
        var known = await queues.ListAsync(session, workspace, cancellationToken);
        var terms = known.Where(q => !q.Archived || met.Contains(q.Id)).Select(q => new LineTerms(q.Id, q.Name, q.Terms.TeamIds, q.Terms.TargetSeconds, q.Terms.TargetPercent, q.Terms.AlarmSeconds)).ToList();
        if (met.Contains(Guid.Empty)) terms.Add(new LineTerms(Guid.Empty, null, []));
        return terms;
    }

    private static LineNews? ByHand(LedgerRow row) => row.Name switch
    {
        ConversationEvents.Created or ConversationEvents.Reopened or ConversationEvents.Woken => HandlerOf(row) == Handler.Queue ? new LineNews(LineStep.Entered, Guid.Empty) : null,
        ConversationEvents.Assigned => HandlerOf(row) switch
        {
            Handler.Queue => new LineNews(LineStep.Entered, Guid.Empty),
            Handler.Agent => new LineNews(LineStep.Answered, Guid.Empty),
            _ => new LineNews(LineStep.Withdrawn, Guid.Empty),
        },
        ConversationEvents.Resolved or ConversationEvents.Merged => new LineNews(LineStep.Withdrawn, Guid.Empty),
        _ => null,
    };

    private static LineStep Way(string? how) => how switch
    {
        "answered" => LineStep.Answered,
        "abandoned" => LineStep.Abandoned,
        _ => LineStep.Withdrawn,
    };

    private static Handler? HandlerOf(LedgerRow row) => Number(row, "handler") is { } number ? (Handler)number : null;

    private static int? Seconds(LedgerRow row) => Number(row, "seconds");

    private static int? Number(LedgerRow row, string name) =>
        row.Facts.ValueKind == JsonValueKind.Object && row.Facts.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : null;
}
