using Heed.Platform.Personal;

namespace Heed.Surveys.Answers;

/// <summary>Answers of a customer. Erasing takes the words and the person away; the score stays, as a number of the team's.</summary>
internal sealed class SurveysPersonalData : IPersonalData
{
    public string Section => "ratings";

    public IReadOnlyList<string> Tables { get; } = ["surveys_answers"];

    public async Task<object?> ExportAsync(ReadSession session, WorkspaceId workspace, Guid customer, CancellationToken cancellationToken)
    {
        var answers = await session.QueryAsync(
            $"select conversation, score, comment, at, changed_at from surveys_answers where workspace = {workspace} and customer = {customer} order by at",
            r => new { ConversationId = r.Id(0), Score = r.Int(1), Comment = r.TextOrNull(2), At = r.Time(3), ChangedAt = r.Time(4) },
            cancellationToken);
        return answers.Count == 0 ? null : answers;
    }

    public void Erase(Unit unit, Guid customer)
    {
        foreach (var (id, version) in unit.Query(
            $"select id, version from surveys_answers where workspace = {unit.Workspace} and customer = {customer}", r => (r.Id(0), r.Long(1))))
        {
            unit.Execute($"update surveys_answers set comment = null, customer = null, version = version + 1 where workspace = {unit.Workspace} and id = {id}");
            unit.Append(new LedgerEvent("rating.changed", SurveyDesk.Kind, id, version + 1));
        }
    }

    public int Retain(Unit unit, DateTimeOffset before, int limit) => unit.Execute($"""
        update surveys_answers set comment = null, customer = null, version = version + 1 where workspace = {unit.Workspace} and id in
            (select id from surveys_answers where workspace = {unit.Workspace} and at < {before} and customer is not null order by id limit {limit})
        """);
}
