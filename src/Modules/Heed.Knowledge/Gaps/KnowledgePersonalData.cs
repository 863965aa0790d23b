using Heed.Knowledge.Entries;
using Heed.Knowledge.Learning;
using Heed.Platform.Personal;

namespace Heed.Knowledge.Gaps;

/// <summary>Questions of a customer that were not answered. Erasing takes the words and the person away; that somebody asked stays, as a number.</summary>
internal sealed class KnowledgePersonalData : IPersonalData
{
    public string Section => "unansweredQuestions";

    public IReadOnlyList<string> Tables { get; } = ["knowledge_misses", "knowledge_heard"];

    public async Task<object?> ExportAsync(ReadSession session, WorkspaceId workspace, Guid customer, CancellationToken cancellationToken)
    {
        var misses = await session.QueryAsync(
            $"select text, at, conversation from knowledge_misses where workspace = {workspace} and customer = {customer} order by at",
            r => new { Text = r.Text(0), At = r.Time(1), ConversationId = r.IdOrNull(2) }, cancellationToken);
        var learnt = await session.QueryAsync(
            $"select question, answer, at, conversation from knowledge_heard where workspace = {workspace} and customer = {customer} order by at",
            r => new { Question = r.Text(0), Answer = r.Text(1), At = r.Time(2), ConversationId = r.IdOrNull(3) }, cancellationToken);
        return misses.Count + learnt.Count == 0 ? null : new { misses, learnt };
    }

    public void Erase(Unit unit, Guid customer)
    {
        var gaps = unit.Query($"select distinct gap from knowledge_misses where workspace = {unit.Workspace} and customer = {customer} and gap is not null", r => r.Id(0));
        unit.Execute($"update knowledge_misses set text = '', customer = null, conversation = null where workspace = {unit.Workspace} and customer = {customer}");
        EraseHeard(unit, customer);
        foreach (var gap in gaps)
        {
            unit.Execute($"update knowledge_gaps set version = version + 1 where workspace = {unit.Workspace} and id = {gap}");
            unit.Append(new LedgerEvent("knowledgeGap.changed", Gap.LiveKind, gap, unit.Number($"select version from knowledge_gaps where workspace = {unit.Workspace} and id = {gap}")));
        }
    }

    /// <summary>
    /// What was learnt from the customer goes, also from the indexes. An untouched draft goes too unless enough other customers
    /// still speak for it: then it is made anew of their words alone.
    /// </summary>
    private static void EraseHeard(Unit unit, Guid customer)
    {
        var mine = unit.Query($"select id, entry, state from knowledge_heard where workspace = {unit.Workspace} and customer = {customer}", r => (Id: r.Id(0), Entry: r.IdOrNull(1), State: (HeardState)r.Int(2)));
        if (mine.Count == 0) return;
        HeardBook.Drop(unit, [.. mine.Select(m => m.Id)]);
        foreach (var id in mine.Where(m => m.State == HeardState.Drafted).Select(m => m.Entry).OfType<Guid>().Distinct())
        {
            if (unit.Db.Set<Entry>().FirstOrDefault(e => e.Workspace == unit.Workspace && e.Id == id) is not { Origin: EntryOrigin.Mined, LastNumber: 0, DraftBy: null } draft) continue;
            unit.Db.Set<Entry>().Remove(draft);
            unit.Append(new LedgerEvent("knowledgeEntry.deleted", Entry.LiveKind, id, draft.Version + 1, new { brandBefore = draft.Brand }));
            foreach (var other in unit.Query($"select id from knowledge_heard where workspace = {unit.Workspace} and entry = {id} order by at", r => r.Id(0))) unit.Append(new LedgerEvent(HeardBook.Event, "knowledgeHeard", other));
            unit.Execute($"update knowledge_heard set state = {HeardState.Alone}, entry = null where workspace = {unit.Workspace} and entry = {id}");
        }
    }

    public int Retain(Unit unit, DateTimeOffset before, int limit) => unit.Execute($"""
        delete from knowledge_misses where workspace = {unit.Workspace} and id in
            (select id from knowledge_misses where workspace = {unit.Workspace} and at < {before} order by id limit {limit})
        """) + unit.Execute($"""
        delete from knowledge_heard where workspace = {unit.Workspace} and id in
            (select id from knowledge_heard where workspace = {unit.Workspace} and at < {before} order by id limit {limit})
        """);
}
