using Heed.Knowledge.Entries;
using Microsoft.EntityFrameworkCore;

namespace Heed.Knowledge.Learning;

/// <summary>Reads what was found in conversations and waits for a person.</summary>
internal static class ProposalViews
{
    private const int Most = 200;
    private const int Sources = 8;
    private const int Excerpt = 400;

    /// <summary>Drafts and wordings, those that most conversations speak for first.</summary>
    public static async Task<Proposals> AllAsync(ReadSession session, Scope scope, Guid? brand, CancellationToken cancellationToken)
    {
        SqlText ofBrand = $" and (e.brand is null or e.brand = {brand})";
        var rows = await session.QueryAsync(
            $"""
            select h.id, h.entry from knowledge_heard h join knowledge_entries e on e.workspace = h.workspace and e.id = h.entry
            where h.workspace = {scope.Workspace} and e.status <> {EntryStatus.Archived} and h.source = {HeardSource.Mined}
                and ((h.state = {HeardState.Drafted} and e.published is null) or (h.state = {HeardState.Proposed} and e.published is not null))
            {EntryAccess.Visible(scope)}{(brand is null ? SqlText.Empty : ofBrand)} order by h.at desc limit {2_000}
            """,
            r => (Id: r.Id(0), Entry: r.Id(1)), cancellationToken);
        if (rows.Count == 0) return new Proposals([], []);
        List<Guid> ids = [.. rows.Select(r => r.Id)], entryIds = [.. rows.Select(r => r.Entry).Distinct()];
        var heard = await session.Db.Set<Heard>().Where(h => h.Workspace == scope.Workspace && ids.Contains(h.Id)).OrderByDescending(h => h.At).ToListAsync(cancellationToken);
        var entries = (await session.Db.Set<Entry>().Where(e => e.Workspace == scope.Workspace && entryIds.Contains(e.Id)).ToListAsync(cancellationToken)).ToDictionary(e => e.Id);
        var byEntry = heard.Where(h => entries.ContainsKey(h.Entry!.Value)).GroupBy(h => entries[h.Entry!.Value]).ToList();
        return new Proposals(
            [.. byEntry.Where(g => g.Key.Published is null).Select(Draft).OrderByDescending(d => d.Conversations).ThenByDescending(d => d.Quality).ThenBy(d => d.EntryId).Take(Most)],
            [.. byEntry.Where(g => g.Key.Published is not null).Select(Wordings).OrderByDescending(w => w.Items.Count).ThenBy(w => w.EntryId).Take(Most)]);
    }

    private static ProposedDraft Draft(IGrouping<Entry, Heard> group)
    {
        var entry = group.Key;
        var content = EntryContent.Read(entry.Current);
        return new ProposedDraft(
            entry.Id, entry.Version, content.Question, Cut(content.Answers.Count > 0 ? content.Answers[0].Markdown : ""), entry.Language, entry.Brand, group.Select(h => h.Conversation).Distinct().Count(),
            (int)group.Average(h => h.Quality), [.. group.Take(Sources).Select(Source)]);
    }

    private static ProposedWordings Wordings(IGrouping<Entry, Heard> group) => new(group.Key.Id, group.Key.Question, group.Key.Brand, [.. group.Take(Sources).Select(Source)]);

    private static HeardView Source(Heard heard) => new(heard.Id, heard.Question, Cut(heard.Answer), heard.Conversation, heard.Quality, heard.At);

    private static string Cut(string text) => text.Length <= Excerpt ? text : text[..(char.IsHighSurrogate(text[Excerpt - 1]) ? Excerpt - 1 : Excerpt)] + "…";
}

/// <summary>What was found in conversations and waits for a person.</summary>
/// <param name="Drafts">New questions with the answer that solved them.</param>
/// <param name="Wordings">Published entries, and how customers ask for them besides.</param>
internal sealed record Proposals(IReadOnlyList<ProposedDraft> Drafts, IReadOnlyList<ProposedWordings> Wordings);

/// <summary>A draft made of what customers asked and agents answered.</summary>
/// <param name="Answer">The beginning of it.</param>
/// <param name="Conversations">How many conversations speak for it.</param>
/// <param name="Quality">How much speaks for it, 0 to 100: thanks, ratings, a short way.</param>
/// <param name="Sources">The newest of them.</param>
internal sealed record ProposedDraft(Guid EntryId, long Version, string Question, string Answer, string Language, Guid? BrandId, int Conversations, int Quality, IReadOnlyList<HeardView> Sources);

/// <summary>An entry and new wordings for it.</summary>
internal sealed record ProposedWordings(Guid EntryId, string Question, Guid? BrandId, IReadOnlyList<HeardView> Items);

/// <summary>What a customer said, personal data masked.</summary>
/// <param name="Answer">What the agent answered, the beginning of it; empty where the entry itself answered.</param>
/// <param name="ConversationId">Where it was said; who may not see that conversation does not get it there.</param>
internal sealed record HeardView(Guid Id, string Question, string Answer, Guid? ConversationId, int Quality, DateTimeOffset At);
