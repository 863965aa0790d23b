using System.Text.Json;
using Heed.Knowledge.Usage;
using Heed.Platform.Ledger;
using Heed.Platform.Live;
using Heed.Platform.Web;

namespace Heed.Knowledge.Entries;

/// <summary>Entries on agents' live sockets, as in the list. An entry that moves between brands leaves where it was.</summary>
internal sealed class EntryLive(TimeProvider time) : ILiveSource
{
    public string Kind => Entry.LiveKind;

    public async Task<IReadOnlyDictionary<Guid, LiveEntity>> LoadAsync(ReadSession session, WorkspaceId workspace, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var rows = await session.QueryAsync(
            $"select {EntryRow.Columns} from knowledge_entries e where e.workspace = {workspace} and e.id in {ids}", r => EntryRow.Read(r, now), cancellationToken);
        var usage = await UsageBook.AllAsync(session, workspace, now, UsageSums.Usual, cancellationToken);
        return rows.ToDictionary(
            r => r.Id,
            r => new LiveEntity(r.Id, JsonSerializer.SerializeToUtf8Bytes(r.With(usage.GetValueOrDefault(r.Id)), HeedJson.Options), new EntryBrand(r.BrandId)));
    }

    public bool Shows(Scope scope, LiveEntity entity) => entity.Access is EntryBrand of && EntryAccess.Shows(scope, of.Brand);

    public bool Showed(Scope scope, LedgerRow row, LiveEntity? now)
    {
        if (row.Name == "knowledgeEntry.created") return false;
        if (row.IdFact("brandBefore") is { } before) return EntryAccess.Shows(scope, before);
        if (row.Facts.ValueKind == JsonValueKind.Object && row.Facts.TryGetProperty("brandBefore", out _)) return EntryAccess.Shows(scope, null);
        return now is null ? scope.Has(KnowledgePermissions.Read) : Shows(scope, now);
    }

    /// <summary>The brand an entry is for.</summary>
    private sealed record EntryBrand(Guid? Brand);
}
