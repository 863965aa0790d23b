using System.Text.Json;
using Heed.Knowledge.Entries;

namespace Heed.Knowledge.Gaps;

/// <summary>What is done about gaps, and undone.</summary>
internal sealed class GapDesk(IStore store, EntryDesk desk, GapViews views)
{
    /// <summary>Wordings that a draft takes along.</summary>
    private const int MostVariants = 20;

    /// <summary>Writes a draft with the question and its wordings; the entry's id.</summary>
    public async Task<Guid> DraftAsync(Scope scope, Guid id, CancellationToken cancellationToken)
    {
        var gap = await FindAsync(scope, id, cancellationToken);
        EntryAccess.Require(scope, KnowledgePermissions.Write, gap.BrandId);
        return await store.WriteAsync(
            scope,
            unit =>
            {
                var row = Load(unit, id);
                var entry = desk.Create(
                    unit, new NewEntry(Cut(gap.Question), gap.Language, Variants: [.. gap.Examples.Take(MostVariants).Select(Cut)], BrandId: gap.BrandId), EntryOrigin.Gap);
                (row.State, row.Entry) = (GapState.Drafted, entry.Id);
                Done(unit, row);
                return entry.Id;
            },
            cancellationToken);
    }

    /// <summary>Adds the wordings to an entry as variants, in its draft.</summary>
    public async Task MergeAsync(Scope scope, Guid id, Guid into, CancellationToken cancellationToken)
    {
        var gap = await FindAsync(scope, id, cancellationToken);
        await store.WriteAsync(
            scope,
            unit =>
            {
                var row = Load(unit, id);
                var entry = EntryAccess.Load(unit, scope, into);
                EntryAccess.Require(scope, KnowledgePermissions.Write, entry.Brand);
                var content = EntryContent.Read(entry.Current);
                List<string> added = [.. gap.Examples.Take(MostVariants).Prepend(gap.Question).Select(Cut)
                    .Where(w => !content.Variants.Append(content.Question).Contains(w, StringComparer.OrdinalIgnoreCase)).Distinct(StringComparer.OrdinalIgnoreCase)
                    .Take(EntryRules.MaxVariants - content.Variants.Count)];
                EntryWriting.Write(unit, entry, content with { Variants = [.. content.Variants, .. added] });
                EntryWriting.Done(unit, entry, "changed");
                (row.State, row.Entry, row.Added) = (GapState.Merged, into, JsonSerializer.Serialize(added));
                Done(unit, row);
            },
            cancellationToken);
    }

    /// <summary>Nothing is to be done about it; more of its kind do not bring it back.</summary>
    public async Task DismissAsync(Scope scope, Guid id, CancellationToken cancellationToken)
    {
        var gap = await FindAsync(scope, id, cancellationToken);
        EntryAccess.Require(scope, KnowledgePermissions.Write, gap.BrandId);
        await store.WriteAsync(
            scope,
            unit =>
            {
                var row = Load(unit, id);
                row.State = GapState.Dismissed;
                Done(unit, row);
            },
            cancellationToken);
    }

    /// <summary>Takes back what was done: an untouched draft goes, added wordings that are still there go.</summary>
    public async Task ReopenAsync(Scope scope, Guid id, CancellationToken cancellationToken)
    {
        var gap = await FindAsync(scope, id, cancellationToken);
        EntryAccess.Require(scope, KnowledgePermissions.Write, gap.BrandId);
        await store.WriteAsync(
            scope,
            unit =>
            {
                var row = Row(unit, id);
                if (row.State == GapState.Open) return;
                if (row.Entry is { } entryId && unit.Db.Set<Entry>().FirstOrDefault(e => e.Workspace == unit.Workspace && e.Id == entryId) is { } entry) TakeBack(unit, scope, row, entry);
                (row.State, row.Entry, row.Added) = (GapState.Open, null, "[]");
                Done(unit, row);
            },
            cancellationToken);
    }

    /// <exception cref="NotFoundRefusal">It is not there, or not for the scope.</exception>
    public async Task<GapView> FindAsync(Scope scope, Guid id, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        var found = await views.LoadAsync(session, scope.Workspace, [id], GapViews.Usual, cancellationToken);
        return found is [var gap] && EntryAccess.Shows(scope, gap.BrandId) ? gap : throw new NotFoundRefusal();
    }

    private static void TakeBack(Unit unit, Scope scope, Gap row, Entry entry)
    {
        EntryAccess.Require(scope, KnowledgePermissions.Write, entry.Brand);
        if (row.State == GapState.Drafted)
        {
            if (entry is not { LastNumber: 0, Version: 1, Origin: EntryOrigin.Gap }) return;
            unit.Db.Set<Entry>().Remove(entry);
            unit.Append(new LedgerEvent("knowledgeEntry.deleted", Entry.LiveKind, entry.Id, entry.Version + 1, new { brandBefore = entry.Brand }));
            return;
        }

        var added = JsonSerializer.Deserialize<List<string>>(row.Added)!;
        var content = EntryContent.Read(entry.Current);
        EntryWriting.Write(unit, entry, content with { Variants = [.. content.Variants.Where(v => !added.Contains(v, StringComparer.OrdinalIgnoreCase))] });
        EntryWriting.Done(unit, entry, "changed");
    }

    /// <summary>A gap that waits: open, or its entry was deleted.</summary>
    private static Gap Load(Unit unit, Guid id)
    {
        var row = Row(unit, id);
        var waits = row.State == GapState.Open || (row.Entry is { } entry && !unit.Db.Set<Entry>().Any(e => e.Workspace == unit.Workspace && e.Id == entry));
        return waits ? row : throw new ConflictRefusal("gapNotOpen", "Somebody has taken care of it already.");
    }

    private static Gap Row(Unit unit, Guid id) => unit.Db.Set<Gap>().FirstOrDefault(g => g.Workspace == unit.Workspace && g.Id == id) ?? throw new NotFoundRefusal();

    private static void Done(Unit unit, Gap row)
    {
        row.Version++;
        unit.Append(new LedgerEvent("knowledgeGap.changed", Gap.LiveKind, row.Id, row.Version));
    }

    private static string Cut(string text)
    {
        if (text.Length <= EntryRules.MaxQuestion) return text.Trim();
        var end = char.IsHighSurrogate(text[EntryRules.MaxQuestion - 1]) ? EntryRules.MaxQuestion - 1 : EntryRules.MaxQuestion;
        return text[..end].Trim();
    }
}
