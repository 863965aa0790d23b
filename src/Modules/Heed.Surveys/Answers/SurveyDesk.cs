using Heed.Notices.Public;
using Heed.Platform.Web;
using Heed.Surveys.Public;

namespace Heed.Surveys.Answers;

/// <summary>Takes answers in and tells the current ones.</summary>
internal sealed class SurveyDesk(IStore store, IConversations conversations, INotices notices) : ISurveys, IConversationRatings
{
    public const string Kind = "rating";
    private static readonly TimeSpan Changeable = TimeSpan.FromHours(24);

    public async Task<RatingRow> RateAsync(Scope scope, Guid conversation, int score, string? comment, CancellationToken cancellationToken)
    {
        new Validate()
            .That(score is >= 1 and <= 5, "score", "outOfRange", "Between 1 and 5.")
            .Text(comment, "comment", Answer.MaxComment, required: false, multiline: true)
            .Done();
        var words = string.IsNullOrWhiteSpace(comment) ? null : comment.Trim();
        ConversationRow row;
        using (var session = store.Read())
        {
            row = await conversations.GetAsync(session, scope, conversation, cancellationToken);
            if (row.Customer != scope.Customer) throw new NotFoundRefusal();
        }

        return await store.WriteAsync(scope, unit => Rate(unit, row, score, words), cancellationToken);
    }

    public async Task<IReadOnlyDictionary<Guid, RatingRow>> CurrentAsync(
        ReadSession session, WorkspaceId workspace, IReadOnlyCollection<Guid> conversations, CancellationToken cancellationToken)
    {
        if (conversations.Count == 0) return new Dictionary<Guid, RatingRow>();
        var rows = await session.QueryAsync(
            $"""
            select a.conversation, a.score, a.comment, a.changed_at, a.at from surveys_answers a
            left join surveys_rounds r on r.workspace = a.workspace and r.conversation = a.conversation
            where a.workspace = {workspace} and a.conversation in {conversations} and a.round = coalesce(r.number, 1)
            """,
            r => new RatingRow(r.Id(0), r.Int(1), r.TextOrNull(2), r.Time(3), r.Time(4) + Changeable),
            cancellationToken);
        return rows.ToDictionary(r => r.Conversation);
    }

    public void Rate(Unit unit, ConversationRow conversation, int score)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(score is >= 1 and <= 5, true);
        // The round that its resolution will begin: what was said of an earlier one stays as it was.
        var resolved = unit.Number($"select number from surveys_rounds where workspace = {unit.Workspace} and conversation = {conversation.Id}");
        var round = conversation.Category == StatusCategory.Resolved ? Math.Max(1, resolved) : resolved + 1;
        if (Known(unit, conversation.Id, round) is { } known && unit.Now >= known.At + Changeable) return;
        Rate(unit, conversation, round, score, null);
    }

    private RatingRow Rate(Unit unit, ConversationRow row, int score, string? comment) =>
        Rate(unit, row, Math.Max(1, unit.Number($"select number from surveys_rounds where workspace = {unit.Workspace} and conversation = {row.Id}")), score, comment);

    private static (Guid Id, DateTimeOffset At, int Score, string? Comment, long Version)? Known(Unit unit, Guid conversation, long round) => unit.First(
        $"select id, at, score, comment, version from surveys_answers where workspace = {unit.Workspace} and conversation = {conversation} and round = {round}",
        r => ((Guid Id, DateTimeOffset At, int Score, string? Comment, long Version)?)(r.Id(0), r.Time(1), r.Int(2), r.TextOrNull(3), r.Long(4)));

    private RatingRow Rate(Unit unit, ConversationRow row, long round, int score, string? comment)
    {
        var known = Known(unit, row.Id, round);
        if (known is not { } answer)
        {
            Add(unit, row, round, score, comment);
            return new RatingRow(row.Id, score, comment, unit.Now, unit.Now + Changeable);
        }

        if (unit.Now >= answer.At + Changeable) throw new ConflictRefusal("ratingClosed", "A rating may be changed for a day.");
        if (answer.Score != score || answer.Comment != comment)
        {
            unit.Execute($"""
                update surveys_answers set score = {score}, comment = {comment}, changed_at = {unit.Now}, version = version + 1
                where workspace = {unit.Workspace} and id = {answer.Id}
                """);
            conversations.ShowRating(unit, row.Id, score, comment);
            unit.Append(new LedgerEvent("rating.changed", Kind, answer.Id, answer.Version + 1, new { conversation = row.Id, score, was = answer.Score }));
        }

        return new RatingRow(row.Id, score, comment, unit.Now, answer.At + Changeable);
    }

    private void Add(Unit unit, ConversationRow row, long round, int score, string? comment)
    {
        var id = Ids.New(unit.Now);
        unit.Execute($"""
            insert into surveys_answers (workspace, id, conversation, round, inbox, brand, customer, agent, score, comment, at, changed_at, version)
            values ({unit.Workspace}, {id}, {row.Id}, {round}, {row.Inbox}, {row.Brand}, {row.Customer}, {row.Assignee}, {score}, {comment}, {unit.Now}, {unit.Now}, 1)
            """);
        conversations.ShowRating(unit, row.Id, score, comment);
        unit.Append(new LedgerEvent("rating.given", Kind, id, 1, new { conversation = row.Id, agent = row.Assignee, score }));
        if (row.Assignee is { } agent) notices.Notify(unit, agent, NoticeKinds.Rated, row.Id, facts: new { score }, subject: id);
    }
}
