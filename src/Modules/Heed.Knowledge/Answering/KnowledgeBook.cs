using Heed.Knowledge.Entries;
using Heed.Knowledge.Gaps;
using Heed.Knowledge.Learning;
using Heed.Knowledge.Meanings;
using Heed.Knowledge.Usage;
using Heed.Text.Retrieval;

namespace Heed.Knowledge.Answering;

/// <summary>Answers from what is published, and keeps count of how that went.</summary>
internal sealed class KnowledgeBook(KnowledgeIndexes indexes, QuestionMeaning meaning, AnswerWriter writer, EntryDesk desk, TimeProvider time) : IKnowledge
{
    private const int Most = 20;

    /// <summary>Hits beyond the limit that are looked at, because some may have gone or expired since the index was made.</summary>
    private const int Spare = 10;

    /// <summary>Seconds of work that one conversation can cost; a day is a mistake of the clock.</summary>
    private const int MostWork = 24 * 3600;

    public async Task<IReadOnlyList<KnowledgeAnswer>> AskAsync(ReadSession session, WorkspaceId workspace, KnowledgeQuestion question, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        var index = await indexes.OfAsync(session, workspace, new IndexReach(question.Brand, question.Internal), cancellationToken);
        var found = await meaning.AddAsync(session, workspace, question, index, index.Index.Find(question.Text, Math.Min(limit, Most) + Spare), cancellationToken);
        return await AnswerAsync(session, workspace, question, found, e => e.IsFor(question.Brand, question.Internal), Math.Min(limit, Most), cancellationToken);
    }

    /// <summary>Answers over every brand that passes.</summary>
    public async Task<IReadOnlyList<KnowledgeAnswer>> AskAllAsync(
        ReadSession session, WorkspaceId workspace, KnowledgeQuestion question, Func<PublishedEntry, bool> passes, int limit, CancellationToken cancellationToken)
    {
        var index = await indexes.OfAsync(session, workspace, new IndexReach(null, question.Internal, AllBrands: true), cancellationToken);
        var found = await meaning.AddAsync(session, workspace, question, index, index.Index.Find(question.Text, limit + Spare), cancellationToken);
        return await AnswerAsync(session, workspace, question, found, passes, limit, cancellationToken);
    }

    public async Task<KnowledgeAnswer?> FindAsync(ReadSession session, WorkspaceId workspace, Guid entry, KnowledgeQuestion reader, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var found = (await PublishedEntry.LoadAsync(session, workspace, [entry], now, cancellationToken)).GetValueOrDefault(entry);
        if (found is null || !found.IsFor(reader.Brand, reader.Internal)) return null;
        var titles = await PublishedEntry.LoadAsync(session, workspace, AnswerWriter.Linked([found]), now, cancellationToken);
        return writer.Write(found, reader, 1, found.Content.Question, titles);
    }

    public async Task<IReadOnlyList<KnowledgeAnswer>> TopAsync(
        ReadSession session, WorkspaceId workspace, Guid? brand, string? channel, string? language, int n, CancellationToken cancellationToken)
    {
        var (now, count) = (time.GetUtcNow(), Math.Clamp(n, 1, Most));
        var since = UsageBook.Day(now) - UsageSums.Usual;
        var ids = await session.QueryAsync(
            $"""
            select e.id from knowledge_entries e left join
                (select entry, sum(shown + sent) as uses from knowledge_uses where workspace = {workspace} and day > {since} group by entry) u on u.entry = e.id
            where e.workspace = {workspace} and (e.brand is null or e.brand = {brand}) and e.published is not null and e.status = {EntryStatus.Published}
                and e.audience <> {Audience.Internal} and (e.expires_at is null or e.expires_at > {now})
            order by coalesce(u.uses, 0) desc, e.published_at desc, e.id limit {count}
            """,
            r => r.Id(0), cancellationToken);
        var reader = new KnowledgeQuestion("", brand, channel, language, Internal: false);
        var entries = await PublishedEntry.LoadAsync(session, workspace, ids, now, cancellationToken);
        var titles = await PublishedEntry.LoadAsync(session, workspace, AnswerWriter.Linked(entries.Values), now, cancellationToken);
        return [.. ids.Where(entries.ContainsKey).Select(id => writer.Write(entries[id], reader, 1, entries[id].Content.Question, titles)).OfType<KnowledgeAnswer>()];
    }

    public void Used(Unit unit, Guid entry, KnowledgeUse use, int times = 1) => UsageBook.Count(unit, entry, use, times);

    public void Missed(Unit unit, MissedQuestion question) => MissBook.Add(unit, question);

    public void Handled(Unit unit, Guid conversation, TimeSpan worked) =>
        unit.Execute($"update knowledge_misses set handling = {(int)Math.Min(worked.TotalSeconds, MostWork)} where workspace = {unit.Workspace} and conversation = {conversation}");

    public void Mined(Unit unit, MinedPair pair) => HeardBook.Mine(unit, pair);

    public void Unmined(Unit unit, Guid conversation) => HeardBook.Withdraw(unit, conversation);

    public void Understood(Unit unit, UnderstoodWording wording) => HeardBook.Understand(unit, wording);

    public void Misunderstood(Unit unit, Guid entry, string text) => HeardBook.Misunderstand(unit, entry, text);

    public Guid Propose(Unit unit, ProposedEntry entry) => desk.Create(
        unit,
        new NewEntry(entry.Question, entry.Language, Variants: entry.Variants, Answers: [new EntryAnswer(KnowledgeChannels.General, entry.Language, entry.Markdown)], BrandId: entry.Brand, Audience: Audience.Customers),
        EntryOrigin.Mined).Id;

    private async Task<IReadOnlyList<KnowledgeAnswer>> AnswerAsync(
        ReadSession session, WorkspaceId workspace, KnowledgeQuestion question, IReadOnlyList<AnswerHit> hits, Func<PublishedEntry, bool> passes, int limit, CancellationToken cancellationToken)
    {
        if (hits.Count == 0) return [];
        var now = time.GetUtcNow();
        List<(Guid Id, AnswerHit Hit)> found = [.. hits.Select(h => (Guid.ParseExact(h.Id, "N"), h))];
        var entries = await PublishedEntry.LoadAsync(session, workspace, [.. found.Select(f => f.Id)], now, cancellationToken);
        List<(Guid Id, AnswerHit Hit)> kept = [.. found.Where(f => entries.TryGetValue(f.Id, out var entry) && passes(entry)).Take(limit)];
        var linked = AnswerWriter.Linked(kept.Select(k => entries[k.Id]));
        var titles = linked.Count == 0 ? [] : await PublishedEntry.LoadAsync(session, workspace, linked, now, cancellationToken);
        return [.. kept.Select(k => writer.Write(entries[k.Id], question, k.Hit.Score, k.Hit.Matched, titles)).OfType<KnowledgeAnswer>()];
    }
}
