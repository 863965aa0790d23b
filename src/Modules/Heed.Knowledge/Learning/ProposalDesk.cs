using Heed.Knowledge.Entries;

namespace Heed.Knowledge.Learning;

/// <summary>What a person decides about what was found in conversations, and takes back.</summary>
internal sealed class ProposalDesk(IStore store)
{
    /// <summary>An untouched draft goes, and more of its kind do not bring it back.</summary>
    public Task DismissAsync(Scope scope, Guid entryId, CancellationToken cancellationToken) => store.WriteAsync(
        scope,
        unit =>
        {
            var entry = EntryAccess.Load(unit, scope, entryId);
            EntryAccess.Require(scope, KnowledgePermissions.Write, entry.Brand);
            if (entry is not { Origin: EntryOrigin.Mined, LastNumber: 0 }) throw new ConflictRefusal("notProposed", "Somebody has taken care of it already.");
            unit.Execute($"update knowledge_heard set state = {HeardState.Dismissed} where workspace = {unit.Workspace} and entry = {entryId} and state = {HeardState.Drafted}");
            unit.Db.Set<Entry>().Remove(entry);
            unit.Append(new LedgerEvent("knowledgeEntry.deleted", Entry.LiveKind, entryId, entry.Version + 1, new { brandBefore = entry.Brand }));
        },
        cancellationToken);

    /// <summary>What was dismissed counts again; when it still speaks for a draft, that is made anew.</summary>
    public Task ReopenAsync(Scope scope, Guid entryId, CancellationToken cancellationToken) => store.WriteAsync(
        scope,
        unit =>
        {
            List<Heard> rows = [.. unit.Db.Set<Heard>().Where(h => h.Workspace == unit.Workspace && h.Entry == entryId && h.State == HeardState.Dismissed && h.Source == HeardSource.Mined)];
            if (rows.Count == 0 || !EntryAccess.Shows(scope, rows[0].Brand)) throw new NotFoundRefusal();
            EntryAccess.Require(scope, KnowledgePermissions.Write, rows[0].Brand);
            foreach (var row in rows)
            {
                (row.State, row.Entry) = (HeardState.Alone, null);
                unit.Append(new LedgerEvent(HeardBook.Event, "knowledgeHeard", row.Id));
            }
        },
        cancellationToken);

    /// <summary>Adds a wording to its entry's draft.</summary>
    public Task AddAsync(Scope scope, Guid heard, CancellationToken cancellationToken) => DecideAsync(
        scope,
        heard,
        HeardState.Used,
        (entry, content, words) =>
        {
            if (content.Variants.Count >= EntryRules.MaxVariants) throw new ConflictRefusal("tooManyVariants", $"An entry has at most {EntryRules.MaxVariants} wordings.");
            return content with { Variants = [.. content.Variants.Where(v => !Is(v, words)), words] };
        },
        cancellationToken);

    /// <summary>The wording is not wanted; more of its kind only count.</summary>
    public Task RefuseAsync(Scope scope, Guid heard, CancellationToken cancellationToken) => DecideAsync(scope, heard, HeardState.Dismissed, null, cancellationToken);

    /// <summary>Takes back what was decided about a wording.</summary>
    public Task AskAgainAsync(Scope scope, Guid heard, CancellationToken cancellationToken) =>
        DecideAsync(scope, heard, HeardState.Proposed, (_, content, words) => content with { Variants = [.. content.Variants.Where(v => !Is(v, words))] }, cancellationToken);

    private Task DecideAsync(Scope scope, Guid heard, HeardState state, Func<Entry, EntryContent, string, EntryContent>? edit, CancellationToken cancellationToken) => store.WriteAsync(
        scope,
        unit =>
        {
            var row = unit.Db.Set<Heard>().FirstOrDefault(h => h.Workspace == unit.Workspace && h.Id == heard && h.Source == HeardSource.Mined);
            if (row is not { Entry: { } entryId, State: HeardState.Proposed or HeardState.Used or HeardState.Dismissed }) throw new NotFoundRefusal();
            var entry = EntryAccess.Load(unit, scope, entryId);
            EntryAccess.Require(scope, KnowledgePermissions.Write, entry.Brand);
            if (row.State == state) return;
            var wasUsed = row.State == HeardState.Used;
            row.State = state;
            if (edit is not null && (state == HeardState.Used || wasUsed)) EntryWriting.Write(unit, entry, edit(entry, EntryContent.Read(entry.Current), row.Question));
            EntryWriting.Done(unit, entry, "changed");
        },
        cancellationToken);

    private static bool Is(string variant, string words) => string.Equals(variant, words, StringComparison.OrdinalIgnoreCase);
}
