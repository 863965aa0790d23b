using Heed.Platform.Personal;

namespace Heed.Knowledge.Gaps;

/// <summary>Questions of a customer that were not answered. Erasing takes the words and the person away; that somebody asked stays, as a number.</summary>
internal sealed class KnowledgePersonalData : IPersonalData
{
    public string Section => "unansweredQuestions";

    public IReadOnlyList<string> Tables { get; } = ["knowledge_misses"];

    public async Task<object?> ExportAsync(ReadSession session, WorkspaceId workspace, Guid customer, CancellationToken cancellationToken)
    {
        var misses = await session.QueryAsync(
            $"select text, at, conversation from knowledge_misses where workspace = {workspace} and customer = {customer} order by at",
            r => new { Text = r.Text(0), At = r.Time(1), ConversationId = r.IdOrNull(2) }, cancellationToken);
        return misses.Count == 0 ? null : misses;
    }

    public void Erase(Unit unit, Guid customer)
    {
        var gaps = unit.Query($"select distinct gap from knowledge_misses where workspace = {unit.Workspace} and customer = {customer} and gap is not null", r => r.Id(0));
        unit.Execute($"update knowledge_misses set text = '', customer = null, conversation = null where workspace = {unit.Workspace} and customer = {customer}");
        foreach (var gap in gaps)
        {
            unit.Execute($"update knowledge_gaps set version = version + 1 where workspace = {unit.Workspace} and id = {gap}");
            unit.Append(new LedgerEvent("knowledgeGap.changed", Gap.LiveKind, gap, unit.Number($"select version from knowledge_gaps where workspace = {unit.Workspace} and id = {gap}")));
        }
    }

    public int Retain(Unit unit, DateTimeOffset before, int limit) => unit.Execute($"""
        delete from knowledge_misses where workspace = {unit.Workspace} and id in
            (select id from knowledge_misses where workspace = {unit.Workspace} and at < {before} order by id limit {limit})
        """);
}
