using System.Text.Json;
using Heed.Accounts.Roles;
using Heed.Kernel;
using Heed.Platform.Store;
using Heed.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Heed.Accounts.Audit;

/// <summary>The audit log, newest first, and the check of its chain.</summary>
internal static class AuditEndpoints
{
    public static void Map(IEndpointRouteBuilder workspace)
    {
        var group = workspace.MapGroup("/audit").WithTags("Audit");
        group.MapGet("", ListAsync).Needs(Permissions.ReadAudit).WithName("ListAudit")
            .WithSummary("Entries, newest first; of one actor, or of one action (`person` means all of `person.…`).");
        group.MapGet("/check", CheckAsync).Needs(Permissions.ReadAudit).WithName("CheckAudit").WithSummary("Whether an entry was edited, removed or moved.");
    }

    private static async Task<Ok<Page<AuditView>>> ListAsync(
        Caller caller, IStore store, int? limit, string? after, Guid? actor, string? action, CancellationToken cancellationToken)
    {
        var scope = caller.Scope;
        scope.RequireEverywhere(Permissions.ReadAudit);
        if (action is not null && (action.Length > 60 || !action.All(c => char.IsAsciiLetter(c) || c == '.'))) throw new InvalidRefusal("action", "invalid", "Letters and dots.");
        var size = Paging.Limit(limit);
        SqlText which = Paging.Decode<long?>(after) is { } last ? $"and a.seq < {last}" : SqlText.Empty;
        if (actor is { } by) which = $"{which} and a.actor = {by}";
        if (action is { Length: > 0 }) which = $"{which} and (a.action = {action} or a.action like {action + ".%"})";
        using var session = store.Read();
        var rows = await session.QueryAsync(
            $"""
            select a.seq, a.id, a.at, a.actor_kind, a.actor, coalesce(p.name, k.name), a.action, a.target_kind, a.target, a.address, a.facts
            from accounts_audit a
            left join accounts_members m on m.workspace = a.workspace and m.person = a.actor
            left join accounts_people p on p.id = m.person
            left join accounts_api_keys k on k.workspace = a.workspace and k.id = a.actor
            where a.workspace = {scope.Workspace} {which} order by a.seq desc limit {size + 1}
            """,
            r => (Seq: r.Long(0), View: Read(r)),
            cancellationToken);
        var page = Paging.From(rows, size, r => r.Seq);
        return TypedResults.Ok(new Page<AuditView>([.. page.Items.Select(i => i.View)], page.Next));
    }

    private static async Task<Ok<AuditCheck>> CheckAsync(Caller caller, AuditChain chain, CancellationToken cancellationToken)
    {
        caller.Scope.RequireEverywhere(Permissions.ReadAudit);
        var broken = await chain.FirstBreakAsync(caller.Scope.Workspace, cancellationToken);
        return TypedResults.Ok(new AuditCheck(broken is null, broken));
    }

    private static AuditView Read(Row r) => new(
        r.Id(1), r.Time(2), new AuditActor((ActorKind)r.Int(3), r.IdOrNull(4), r.TextOrNull(5)), r.Text(6),
        r.IsNull(7) ? null : new AuditTarget(r.Text(7), r.IdOrNull(8)), r.TextOrNull(9),
        r.IsNull(10) ? null : JsonSerializer.Deserialize<JsonElement>(r.Text(10)));

    /// <summary>Who did what to what, when, from where.</summary>
    internal sealed record AuditView(Guid Id, DateTimeOffset At, AuditActor Actor, string Action, AuditTarget? Target, string? Address, JsonElement? Facts);

    /// <summary>Who did it; the name as it is today.</summary>
    internal sealed record AuditActor(ActorKind Kind, Guid? Id, string? Name);

    /// <summary>What it was done to.</summary>
    internal sealed record AuditTarget(string Kind, Guid? Id);

    /// <summary>Whether the log is whole, else the number of the first entry that does not fit.</summary>
    internal sealed record AuditCheck(bool Whole, long? FirstBreak);
}
