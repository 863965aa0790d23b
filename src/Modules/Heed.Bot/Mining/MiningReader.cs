using Heed.Knowledge.Public;
using Heed.Platform.Ledger;
using Heed.Platform.Timers;

namespace Heed.Bot.Mining;

/// <summary>
/// Looks for what solved conversations teach: an hour after each was resolved, again when it was rated, and each night those
/// that were missed. Also tells what they took, so that gaps are ranked by cost.
/// </summary>
internal sealed class MiningReader(IStore store, IConversations conversations, IKnowledge knowledge) : ILedgerReader
{
    private const int MostMessages = 200;
    private const int MostOfNight = 300;
    private static readonly TimeSpan Back = TimeSpan.FromDays(7);

    public string Name => "bot.mining";

    public IReadOnlySet<string> Events { get; } = new HashSet<string>
    {
        ConversationEvents.Resolved, ConversationEvents.Reopened, ConversationEvents.Merged, "rating.given", "rating.changed", SettledTimer.Settled, SettledTimer.Night,
    };

    public async Task HandleAsync(LedgerRow row, CancellationToken cancellationToken)
    {
        if (row.Name == SettledTimer.Settled) await MineAsync(row.Workspace, row.Entity, cancellationToken);
        else if (row.Name == SettledTimer.Night) await NightAsync(row, cancellationToken);
        else if (row.Name is ConversationEvents.Reopened or ConversationEvents.Merged) await ForgetAsync(row, cancellationToken);
        else if (row.Name == ConversationEvents.Resolved) await store.WriteAsync(Scope.System(row.Workspace), unit => SettledTimer.Set(unit, row.Entity), cancellationToken);
        else if (row.IdFact("conversation") is { } rated) await store.WriteAsync(Scope.System(row.Workspace), unit => SettledTimer.Set(unit, rated), cancellationToken);
    }

    /// <summary>It goes on: it is not solved, and nothing follows from it.</summary>
    private Task ForgetAsync(LedgerRow row, CancellationToken cancellationToken) => store.WriteAsync(
        Scope.System(row.Workspace),
        unit =>
        {
            unit.ClearTimer(SettledTimer.TimerKind, row.Entity);
            knowledge.Unmined(unit, row.Entity);
        },
        cancellationToken);

    private async Task NightAsync(LedgerRow row, CancellationToken cancellationToken)
    {
        List<Guid> missed;
        using (var session = store.Read())
        {
            missed = await session.QueryAsync(
                $"""
                select c.id from conversations_conversations c where c.workspace = {row.Workspace} and c.resolved_at > {row.At - Back} and c.category = {StatusCategory.Resolved} and c.merged_into is null
                    and not exists (select 1 from bot_mined m where m.workspace = c.workspace and m.conversation = c.id and m.at >= c.resolved_at)
                order by c.resolved_at limit {MostOfNight}
                """,
                r => r.Id(0), cancellationToken);
        }

        foreach (var conversation in missed) await MineAsync(row.Workspace, conversation, cancellationToken);
    }

    private async Task MineAsync(WorkspaceId workspace, Guid conversation, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        if (await conversations.FindAsync(session, workspace, conversation, cancellationToken) is not { Category: StatusCategory.Resolved, MergedInto: null } thread) return;
        var messages = await conversations.CustomerMessagesAsync(session, workspace, conversation, 0, null, MostMessages, cancellationToken);
        List<Utterance> said = [.. messages.Where(m => m is { DeletedAt: null, Activity: null, Note: false } && m.Author != MessageAuthor.System).Select(m => new Utterance(m.Author, m.Text, m.At))];
        var found = PairFinder.Find(said, thread.RatingScore);
        await store.WriteAsync(
            Scope.System(workspace),
            unit =>
            {
                unit.Execute($"""
                    insert into bot_mined (workspace, conversation, at) values ({workspace}, {conversation}, {unit.Now})
                    on conflict (workspace, conversation) do update set at = excluded.at
                    """);
                knowledge.Handled(unit, conversation, PairFinder.Worked(said));
                if (found is null) knowledge.Unmined(unit, conversation);
                else knowledge.Mined(unit, new MinedPair(conversation, thread.Customer, thread.Brand, found.Language, found.Question, found.Answer, found.Quality));
            },
            cancellationToken);
    }
}
