using Heed.Knowledge.Answering;
using Heed.Knowledge.Entries;
using Heed.Platform.Ledger;
using Heed.Text.Duplicates;
using Microsoft.EntityFrameworkCore;

namespace Heed.Knowledge.Learning;

/// <summary>
/// Decides about each pair found in a conversation: another wording of a published entry, more of a draft that waits, or,
/// once enough customers asked and the answers agree, a new draft. A person publishes; this never does.
/// </summary>
internal sealed class HeardReader(IStore store, KnowledgeIndexes indexes, KnowledgeBook book) : ILedgerReader
{
    /// <summary>Newest pairs that a new one is compared with.</summary>
    private const int Compared = 1_000;
    private const int Looked = 5;

    public string Name => "knowledge.heard";

    public IReadOnlySet<string> Events { get; } = new HashSet<string> { HeardBook.Event };

    public async Task HandleAsync(LedgerRow row, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        var heard = await session.Db.Set<Heard>().FirstOrDefaultAsync(h => h.Workspace == row.Workspace && h.Id == row.Entity && h.State == HeardState.Alone, cancellationToken);
        if (heard is null) return;
        var meaning = QuestionMeaning.Of(heard.Question);
        if (await NearAsync(session, heard, meaning, cancellationToken) is var (entry, covered))
        {
            await SetAsync(heard, entry, covered ? HeardState.Known : HeardState.Proposed, cancellationToken);
            return;
        }

        var others = await session.Db.Set<Heard>().Where(h => h.Workspace == row.Workspace && h.Brand == heard.Brand && h.Language == heard.Language && h.Source == HeardSource.Mined && h.Id != heard.Id)
            .OrderByDescending(h => h.At).Take(Compared).ToListAsync(cancellationToken);
        List<Heard> alike = [.. others.Where(o => meaning.Like(QuestionMeaning.Of(o.Question)) >= QuestionMeaning.Same)];
        if (alike.FirstOrDefault(o => o.State is HeardState.Drafted or HeardState.Dismissed) is { } decided) await SetAsync(heard, decided.Entry, decided.State, cancellationToken);
        else await ProposeAsync(heard, [.. alike.Where(o => o.State == HeardState.Alone)], cancellationToken);
    }

    private Task ProposeAsync(Heard heard, List<Heard> alike, CancellationToken cancellationToken)
    {
        if (PairGroup.Of([heard, .. alike]) is not { } proposal) return Task.CompletedTask;
        List<Guid> ids = [heard.Id, .. alike.Select(a => a.Id)];
        return store.WriteAsync(
            Scope.System(heard.Workspace),
            unit =>
            {
                // An erasure or another decision may have come first; then what is left decides with the next pair.
                if (unit.Number($"select count(*) from knowledge_heard where workspace = {unit.Workspace} and id in {ids} and state = {HeardState.Alone}") < ids.Count) return;
                var entry = book.Propose(unit, proposal);
                unit.Execute($"update knowledge_heard set state = {HeardState.Drafted}, entry = {entry} where workspace = {unit.Workspace} and id in {ids}");
            },
            cancellationToken);
    }

    private Task SetAsync(Heard heard, Guid? entry, HeardState state, CancellationToken cancellationToken) => store.WriteAsync(
        Scope.System(heard.Workspace),
        unit =>
        {
            if (unit.Execute($"update knowledge_heard set state = {state}, entry = {entry} where workspace = {unit.Workspace} and id = {heard.Id} and state = {HeardState.Alone}") > 0 && entry is { } of && state != HeardState.Dismissed) Tell(unit, of);
        },
        cancellationToken);

    /// <summary>The published entry that asks the same, and whether it has the wording already.</summary>
    private async Task<(Guid Entry, bool Covered)?> NearAsync(ReadSession session, Heard heard, QuestionMeaning meaning, CancellationToken cancellationToken)
    {
        var index = (await indexes.OfAsync(session, heard.Workspace, new IndexReach(heard.Brand, Internal: true), cancellationToken)).Index;
        List<Guid> ids = [.. index.Find(heard.Question, Looked).Select(h => Guid.ParseExact(h.Id, "N"))];
        if (ids.Count == 0) return null;
        var entries = await PublishedEntry.LoadAsync(session, heard.Workspace, ids, DateTimeOffset.MinValue, cancellationToken);
        var best = entries.Values.Select(e => (e.Id, Like: e.Content.Variants.Concat(e.Content.Titles.Values).Prepend(e.Content.Question).Max(w => meaning.Like(QuestionMeaning.Of(w))))).DefaultIfEmpty().MaxBy(e => e.Like);
        return best.Like >= QuestionMeaning.Same ? (best.Id, best.Like >= HeardBook.Covered) : null;
    }

    /// <summary>Who looks at the entry sees the new number; its version stays, for nothing that anybody edits has changed.</summary>
    private static void Tell(Unit unit, Guid entry)
    {
        var version = unit.Number($"select version from knowledge_entries where workspace = {unit.Workspace} and id = {entry}");
        if (version > 0) unit.Append(new LedgerEvent("knowledgeEntry.changed", Entry.LiveKind, entry, version));
    }
}
