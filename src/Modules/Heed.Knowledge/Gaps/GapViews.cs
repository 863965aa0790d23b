using Heed.Knowledge.Answering;
using Heed.Knowledge.Entries;
using Heed.Text.PersonalData;
using Microsoft.EntityFrameworkCore;

namespace Heed.Knowledge.Gaps;

/// <summary>Reads gaps with what was asked.</summary>
internal sealed class GapViews(KnowledgeIndexes indexes, TimeProvider time)
{
    /// <summary>Days that live sockets and the board count.</summary>
    internal const int Usual = 7;

    /// <summary>Questions read for a list; of very busy weeks the newest.</summary>
    private const int MostMisses = 20_000;
    private const int MostExamples = 20;

    /// <summary>From here on an entry is worth looking at before writing another.</summary>
    private const double Near = 0.2;

    /// <summary>Until contacts are measured, each is supposed to take four minutes; three supposed ones are weighed with the first measured.</summary>
    private const double SupposedContacts = 3;
    private const double Supposed = SupposedContacts * 240;

    /// <summary>Gaps that wait, most costly first.</summary>
    public async Task<List<GapView>> OpenAsync(ReadSession session, Scope scope, Guid? brand, int days, CancellationToken cancellationToken)
    {
        SqlText ofBrand = $" and (e.brand is null or e.brand = {brand})";
        var since = time.GetUtcNow().AddDays(-2 * days);
        var ids = await session.QueryAsync(
            $"""
            select e.id from knowledge_gaps e where e.workspace = {scope.Workspace} and e.last_at > {since}
                and (e.state = {GapState.Open} or (e.state in ({(int)GapState.Drafted}, {(int)GapState.Merged})
                    and not exists (select 1 from knowledge_entries k where k.workspace = e.workspace and k.id = e.entry)))
            {EntryAccess.Visible(scope)}{(brand is null ? SqlText.Empty : ofBrand)} order by e.last_at desc limit {2_000}
            """,
            r => r.Id(0), cancellationToken);
        var views = await LoadAsync(session, scope.Workspace, ids, days, cancellationToken);
        return [.. views.Where(v => v.Contacts > 0).OrderByDescending(v => v.Minutes).ThenByDescending(v => v.Contacts).ThenByDescending(v => v.LastAt).ThenBy(v => v.Id)];
    }

    /// <summary>Gaps by id; one whose words have all been erased is not shown.</summary>
    public async Task<List<GapView>> LoadAsync(ReadSession session, WorkspaceId workspace, IReadOnlyCollection<Guid> ids, int days, CancellationToken cancellationToken)
    {
        if (ids.Count == 0) return [];
        var now = time.GetUtcNow();
        var gaps = await session.Db.Set<Gap>().Where(g => g.Workspace == workspace && ids.Contains(g.Id)).ToListAsync(cancellationToken);
        var misses = await session.QueryAsync(
            $"select gap, text, language, at, conversation, id, handling from knowledge_misses where workspace = {workspace} and gap in {ids} order by at desc limit {MostMisses}",
            r => new Asked(r.Id(0), r.Text(1), r.TextOrNull(2), r.Time(3), r.IdOrNull(4) ?? r.Id(5), r.IntOrNull(6)), cancellationToken);
        var byGap = misses.ToLookup(m => m.Gap);
        var worked = misses.Where(m => m.Handling > 0).DistinctBy(m => m.Contact).ToList();
        var usual = (Supposed + worked.Sum(m => m.Handling!.Value)) / (SupposedContacts + worked.Count);
        var views = new List<GapView>();
        foreach (var gap in gaps)
        {
            List<Asked> asked = [.. byGap[gap.Id]];
            var wordings = Wordings(asked);
            if (wordings.Count == 0) continue;
            var (from, before) = (now.AddDays(-days), now.AddDays(-2 * days));
            views.Add(new GapView(
                gap.Id, gap.Version, wordings[0], [.. wordings.Skip(1).Take(MostExamples)], asked.Where(m => m.At > from).Select(m => m.Contact).Distinct().Count(),
                asked.Where(m => m.At <= from && m.At > before).Select(m => m.Contact).Distinct().Count(), Minutes(asked.Where(m => m.At > from), usual), gap.FirstAt > from, asked.Select(m => m.Language).FirstOrDefault(l => l is not null) ?? Guess(wordings[0]),
                gap.Brand, gap.State == GapState.Open ? await NearAsync(session, workspace, gap.Brand, wordings[0], cancellationToken) : null, gap.State, gap.Entry, gap.FirstAt, gap.LastAt));
        }

        return views;
    }

    /// <summary>What the contacts took. One that asked twice is one contact.</summary>
    private static int Minutes(IEnumerable<Asked> asked, double usual) => (int)Math.Ceiling(asked.GroupBy(m => m.Contact).Sum(c => c.Max(m => m.Handling) ?? usual) / 60);

    /// <summary>Distinct wordings with personal data masked: the one used most first, then by newness.</summary>
    private static List<string> Wordings(List<Asked> asked)
    {
        var groups = asked.Where(m => m.Text.Length > 0).Select(m => PersonalDataFinder.Mask(m.Text)).GroupBy(t => t, StringComparer.OrdinalIgnoreCase).Select(g => (Text: g.First(), Count: g.Count())).ToList();
        if (groups.Count == 0) return [];
        var most = groups.MaxBy(g => (g.Count, Math.Min(g.Text.Length, 40)));
        return [most.Text, .. groups.Where(g => g.Text != most.Text).Select(g => g.Text)];
    }

    private async Task<NearEntry?> NearAsync(ReadSession session, WorkspaceId workspace, Guid? brand, string question, CancellationToken cancellationToken)
    {
        var index = (await indexes.OfAsync(session, workspace, new IndexReach(brand, Internal: true), cancellationToken)).Index;
        if (index.Find(question, 1) is not [{ Score: >= Near } hit]) return null;
        var id = Guid.ParseExact(hit.Id, "N");
        var title = await session.FirstAsync($"select question from knowledge_entries where workspace = {workspace} and id = {id} and published is not null", r => r.Text(0), cancellationToken);
        return title is null ? null : new NearEntry(id, title, hit.Score);
    }

    private static string Guess(string text) => text.Any(c => c is >= '\u4e00' and <= '\u9fff') ? "zh-CN" : "en";

    /// <param name="Contact">The conversation it cost, or itself.</param>
    /// <param name="Handling">Seconds that people worked on it.</param>
    private sealed record Asked(Guid Gap, string Text, string? Language, DateTimeOffset At, Guid Contact, int? Handling);
}
