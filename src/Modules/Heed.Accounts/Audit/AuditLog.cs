using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Heed.Kernel;
using Heed.Platform.Store;

namespace Heed.Accounts.Audit;

/// <summary>
/// Appends to the log. Each entry's hash covers the entry and the hash before it, so that an edited, removed or
/// moved entry is found by <see cref="AuditChain"/>. The lane writes one unit of a workspace at a time, which keeps the chain straight.
/// </summary>
internal sealed class AuditLog : IAudit
{
    public void Write(Unit unit, Scope scope, string action, string? targetKind = null, Guid? target = null, object? facts = null) =>
        Write(unit, Ids.New(unit.Now), scope.Actor, scope.Address, action, targetKind, target, facts is null ? null : JsonSerializer.Serialize(facts, JsonSerializerOptions.Web));

    public static void Write(Unit unit, Guid id, Actor actor, string? address, string action, string? targetKind, Guid? target, string? facts)
    {
        var (last, previous) = unit.First(
            $"select seq, hash from accounts_audit where workspace = {unit.Workspace} order by seq desc limit 1",
            r => (r.Long(0), r.Text(1)));
        var entry = new AuditEntry
        {
            Workspace = unit.Workspace,
            Seq = last + 1,
            Id = id,
            At = unit.Now,
            ActorKind = actor.Kind,
            Actor = actor.Id,
            Action = action,
            TargetKind = targetKind,
            Target = target,
            Address = address,
            Facts = facts,
            Hash = "",
        };
        unit.Execute($"""
            insert into accounts_audit (workspace, seq, id, at, actor_kind, actor, action, target_kind, target, address, facts, hash)
            values ({entry.Workspace}, {entry.Seq}, {entry.Id}, {entry.At}, {entry.ActorKind}, {entry.Actor}, {entry.Action},
                {entry.TargetKind}, {entry.Target}, {entry.Address}, {entry.Facts}, {Hash(entry, previous)})
            """);
    }

    /// <summary>The hash of an entry after the one with hash <paramref name="previous"/>.</summary>
    public static string Hash(AuditEntry entry, string? previous) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new object?[]
    {
        previous, entry.Workspace.Value, entry.Seq, entry.Id, entry.At.ToMicros().ToString(CultureInfo.InvariantCulture), (int)entry.ActorKind, entry.Actor,
        entry.Action, entry.TargetKind, entry.Target, entry.Address, entry.Facts,
    })));
}
