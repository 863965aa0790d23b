using System.Text.Json;
using Heed.Kernel;
using Heed.Platform.Store;

namespace Heed.Platform.Ledger;

/// <summary>An event as read back from the ledger.</summary>
public sealed record LedgerRow(
    WorkspaceId Workspace, long Seq, DateTimeOffset At, string Name, string Kind, Guid Entity, long Version, Actor Actor, string? FactsJson)
{
    // Readers share rows: a reference is set whole, and who parses a second time finds the same.
    private JsonDocument? _facts;

    /// <summary>The facts; an undefined element when there are none.</summary>
    public JsonElement Facts => FactsJson is null ? default : (_facts ??= JsonDocument.Parse(FactsJson)).RootElement;

    /// <summary>A fact that is an id, or null.</summary>
    public Guid? IdFact(string name) =>
        Facts.ValueKind == JsonValueKind.Object && Facts.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.TryGetGuid(out var id) ? id : null;

    /// <summary>A fact that is a word, or null.</summary>
    public string? TextFact(string name) =>
        Facts.ValueKind == JsonValueKind.Object && Facts.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    internal static LedgerRow From(WorkspaceId workspace, Row row) => new(
        workspace, row.Long(0), row.Time(1), row.Text(2), row.Text(3), row.Id(4), row.Long(5),
        new Actor((ActorKind)row.Int(6), row.IdOrNull(7)), row.TextOrNull(8));
}
