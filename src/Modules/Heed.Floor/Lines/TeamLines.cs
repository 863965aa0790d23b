using System.Text.Json;
using Heed.Platform.Ledger;

namespace Heed.Floor.Lines;

/// <summary>Lines as conversations tell them: what waits for a person stands in the line of its team.</summary>
internal sealed class TeamLines(IPeople people) : ILines
{
    public SqlText Place => $"case when c.handler = {Handler.Queue} and c.assignee is null then coalesce(c.team, {Guid.Empty}) end, coalesce(c.waiting_since, c.created_at)";

    public SqlText Join => SqlText.Empty;

    public LineNews? Read(LedgerRow row) => row.Name switch
    {
        ConversationEvents.Created or ConversationEvents.Reopened or ConversationEvents.Woken => HandlerOf(row) == Handler.Queue ? new LineNews(LineStep.Entered) : null,
        ConversationEvents.Assigned => HandlerOf(row) switch
        {
            Handler.Queue => new LineNews(LineStep.Entered),
            Handler.Agent => new LineNews(LineStep.Answered),
            _ => new LineNews(LineStep.Withdrawn),
        },
        ConversationEvents.Resolved or ConversationEvents.Merged => new LineNews(LineStep.Withdrawn),
        _ => null,
    };

    public async Task<IReadOnlyList<LineTerms>> TermsAsync(ReadSession session, WorkspaceId workspace, IReadOnlyCollection<Guid> met, CancellationToken cancellationToken)
    {
        var teams = await people.TeamsAsync(session, workspace, met, cancellationToken);
        return [.. teams.Values.OrderBy(t => t.Name, StringComparer.Ordinal).Select(t => new LineTerms(t.Id, t.Name, [t.Id])), new LineTerms(Guid.Empty, null, [])];
    }

    private static Handler? HandlerOf(LedgerRow row) =>
        row.Facts.ValueKind == JsonValueKind.Object && row.Facts.TryGetProperty("handler", out var handler) && handler.TryGetInt32(out var number) ? (Handler)number : null;
}
