using Heed.Platform.Ledger;
using Heed.Text.Duplicates;
using Heed.Text.PersonalData;

namespace Heed.Knowledge.Gaps;

/// <summary>
/// Puts each question that was not answered to the gap it belongs to, or begins a new one. Gaps that were dismissed, or that
/// somebody is writing an answer for, take their kind in silently: they do not come back as something new.
/// </summary>
internal sealed class GapReader(IStore store) : ILedgerReader
{
    /// <summary>Newest questions that a new one is compared with.</summary>
    private const int Compared = 1_500;

    /// <summary>Newest wordings that speak for a gap.</summary>
    private const int Spokesmen = 8;
    private static readonly TimeSpan Memory = TimeSpan.FromDays(90);

    public string Name => "knowledge.gaps";

    public IReadOnlySet<string> Events { get; } = new HashSet<string> { MissBook.Event };

    public async Task HandleAsync(LedgerRow row, CancellationToken cancellationToken)
    {
        (string Text, Guid? Brand)? miss;
        Guid? gap;
        using (var session = store.Read())
        {
            miss = await session.FirstAsync(
                $"select text, brand from knowledge_misses where workspace = {row.Workspace} and id = {row.Entity} and gap is null", r => ((string, Guid?)?)(r.Text(0), r.IdOrNull(1)), cancellationToken);
            if (miss is not { Text.Length: > 0 } found) return;
            gap = await NearestAsync(session, row.Workspace, found.Text, found.Brand, row.At - Memory, cancellationToken);
        }

        await store.WriteAsync(Scope.System(row.Workspace), unit => Put(unit, row.Entity, row.At, miss.Value.Brand, gap), cancellationToken);
    }

    private static async Task<Guid?> NearestAsync(ReadSession session, WorkspaceId workspace, string text, Guid? brand, DateTimeOffset since, CancellationToken cancellationToken)
    {
        SqlText ofBrand = $"g.brand = {brand}";
        SqlText ofNone = $"g.brand is null";
        var known = await session.QueryAsync(
            $"""
            select m.gap, m.text from knowledge_misses m join knowledge_gaps g on g.workspace = m.workspace and g.id = m.gap
                left join knowledge_entries e on e.workspace = g.workspace and e.id = g.entry
            where m.workspace = {workspace} and m.at > {since} and {(brand is null ? ofNone : ofBrand)}
                and (g.state in ({(int)GapState.Open}, {(int)GapState.Dismissed}) or e.id is null or e.draft is not null)
            order by m.at desc limit {Compared}
            """,
            r => (Gap: r.Id(0), Text: r.Text(1)), cancellationToken);
        var asked = Meaning(text);
        var best = known.GroupBy(k => k.Gap).Select(g => (Gap: g.Key, Score: Score(asked, [.. g.Select(k => k.Text).Distinct().Take(Spokesmen)]))).DefaultIfEmpty().MaxBy(k => k.Score);
        return best.Score >= QuestionMeaning.Same ? best.Gap : null;
    }

    /// <summary>By the wording that comes nearest and by all of them: a question of one word does not draw in all there is about it.</summary>
    private static double Score(QuestionMeaning asked, List<string> texts)
    {
        var scores = texts.ConvertAll(t => asked.Like(Meaning(t)));
        return (scores.Max() + scores.Average()) / 2;
    }

    /// <summary>Personal data is not compared.</summary>
    private static QuestionMeaning Meaning(string text) => QuestionMeaning.Of(PersonalDataFinder.Mask(text, _ => " "));

    private static void Put(Unit unit, Guid miss, DateTimeOffset at, Guid? brand, Guid? nearest)
    {
        var gap = nearest is { } id ? unit.Db.Set<Gap>().FirstOrDefault(g => g.Workspace == unit.Workspace && g.Id == id) : null;
        var isNew = gap is null;
        if (gap is null)
        {
            gap = new Gap { Workspace = unit.Workspace, Id = Ids.New(unit.Now), Version = 0, Brand = brand, FirstAt = at, LastAt = at };
            unit.Db.Set<Gap>().Add(gap);
        }

        if (unit.Execute($"update knowledge_misses set gap = {gap.Id} where workspace = {unit.Workspace} and id = {miss} and gap is null") == 0)
        {
            // Handled before: nothing of this unit shall stay.
            unit.Db.ChangeTracker.Clear();
            return;
        }

        if (at > gap.LastAt) gap.LastAt = at;
        gap.Version++;
        unit.Append(new LedgerEvent(isNew ? "knowledgeGap.created" : "knowledgeGap.changed", Gap.LiveKind, gap.Id, gap.Version));
    }
}
