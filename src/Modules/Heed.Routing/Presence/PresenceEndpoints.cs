using System.Text.Json;
using Heed.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Heed.Routing.Presence;

/// <summary><c>/presence</c>: who is here, one's own choice, and what the workspace has settled about being away.</summary>
internal static class PresenceEndpoints
{
    public static void Map(IEndpointRouteBuilder workspace)
    {
        workspace.MapGet("/presence", ListAsync).NeedsMember().WithName("ListPresence").WithTags("Presence").WithSummary("State and load of the colleagues one meets.");
        workspace.MapPut("/presence", ChooseAsync).NeedsMember().WithName("ChoosePresence").WithTags("Presence")
            .WithSummary("Says whether one takes work. Offline is nobody's choice: it means that no live connection is left. A break is asked for, see breaks.");
        workspace.MapGet("/presence/rules", RulesAsync).NeedsMember().WithName("GetPresenceRules").WithTags("Presence").WithSummary("Reasons to be away, and the calm break.");
        workspace.MapPut("/presence/rules", SettleAsync).Needs(RoutingPermissions.Manage).WithName("SetPresenceRules").WithTags("Presence")
            .WithSummary("Settles reasons and calm breaks. A reason that history names is archived rather than lost when it is left out.");
    }

    private static async Task<Ok<PresenceList>> ListAsync(Caller caller, PresenceBook book, IPeople people, IStore store, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        var met = (await people.ListAsync(session, caller.Scope, cancellationToken)).Select(p => p.Id).ToHashSet();
        var views = await book.ViewsAsync(session, caller.Scope.Workspace, null, cancellationToken);
        return TypedResults.Ok(new PresenceList([.. views.Where(v => met.Contains(v.PersonId))]));
    }

    private static async Task<Ok<PresenceView>> ChooseAsync(ChoosePresence body, Caller caller, PresenceBook book, IStore store, CancellationToken cancellationToken)
    {
        new Validate()
            .That(body.State is PresenceState.Online or PresenceState.Busy or PresenceState.Away, "state", "notChosen", "One of online, busy, away.")
            .That(body.ReasonId is null || body.State == PresenceState.Away, "reasonId", "onlyAway", "Only who is away has a reason.")
            .That(body.Minutes is null or (>= 0 and <= AwayReason.Longest), "minutes", "outOfRange", $"Between 0 and {AwayReason.Longest}; 0 leaves it open.")
            .Done();
        var person = caller.PersonId;
        await store.WriteAsync(
            caller.Scope,
            unit =>
            {
                AwayReason? reason = null;
                if (body.ReasonId is { } id)
                {
                    reason = PresenceRules.Of(unit).Offered(id) ?? throw new InvalidRefusal("reasonId", "unknown", "There is no such reason.");
                    if (reason.Ask) throw new ConflictRefusal("askFirst", "For this reason a supervisor is asked first.");
                }

                var minutes = body.State == PresenceState.Away ? body.Minutes ?? reason?.Minutes ?? 0 : 0;
                PresenceBook.Set(unit, person, new Choice(body.State, reason?.Id, minutes > 0 ? unit.Now.AddMinutes(minutes) : null));
            },
            cancellationToken);
        using var session = store.Read();
        return TypedResults.Ok((await book.ViewsAsync(session, caller.Scope.Workspace, [person], cancellationToken))[0]);
    }

    private static async Task<Ok<PresenceRulesView>> RulesAsync(Caller caller, HttpContext context, IStore store, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        var rules = await PresenceRules.OfAsync(session, caller.Scope.Workspace, cancellationToken);
        Versions.Tell(context.Response, rules.Version);
        return TypedResults.Ok(rules);
    }

    private static async Task<Ok<PresenceRulesView>> SettleAsync(SetPresenceRules body, Caller caller, HttpContext context, IStore store, CancellationToken cancellationToken)
    {
        caller.Scope.RequireEverywhere(RoutingPermissions.Manage);
        Check(body);
        var expected = Versions.IfMatch(context.Request);
        var rules = await store.WriteAsync(
            caller.Scope,
            unit =>
            {
                var row = unit.Db.Set<PresenceRules>().FirstOrDefault(r => r.Workspace == unit.Workspace);
                if (row is null) unit.Db.Set<PresenceRules>().Add(row = new PresenceRules { Workspace = unit.Workspace });
                Versions.Require(expected, row.Version);
                row.Reasons = JsonSerializer.Serialize(Merge(unit, row.View().Reasons, body.Reasons), HeedJson.Options);
                (row.CalmPerDay, row.CalmMinutes) = (body.CalmPerDay, body.CalmMinutes);
                row.Version++;
                unit.Append(new LedgerEvent("presenceRules.changed", "presenceRules", Ids.FromParts("presenceRules", unit.Workspace.ToString()), row.Version));
                return row.View();
            },
            cancellationToken);
        Versions.Tell(context.Response, rules.Version);
        return TypedResults.Ok(rules);
    }

    private static void Check(SetPresenceRules body)
    {
        var check = new Validate()
            .That(body.CalmPerDay is >= 0 and <= 20, "calmPerDay", "outOfRange", "Between 0 and 20.")
            .That(body.CalmMinutes is >= 1 and <= 60, "calmMinutes", "outOfRange", "Between 1 and 60.")
            .That(body.Reasons.Count <= PresenceRules.MostReasons / 2, "reasons", "tooMany", $"At most {PresenceRules.MostReasons / 2} reasons.")
            .That(body.Reasons.Where(r => r.Id is not null).GroupBy(r => r.Id).All(g => g.Count() == 1), "reasons", "twice", "A reason is named once.");
        for (var i = 0; i < body.Reasons.Count; i++)
        {
            check.Text(body.Reasons[i].Name, $"reasons[{i}].name", 40, required: body.Reasons[i].Id is null)
                .That(body.Reasons[i].Minutes is >= 0 and <= AwayReason.Longest, $"reasons[{i}].minutes", "outOfRange", $"Between 0 and {AwayReason.Longest}.");
        }

        check.Done();
    }

    /// <summary>The reasons as asked for; what is left out is archived behind them, the oldest given up first beyond the bound.</summary>
    private static List<AwayReason> Merge(Unit unit, IReadOnlyList<AwayReason> known, IReadOnlyList<SetAwayReason> asked)
    {
        var next = new List<AwayReason>();
        foreach (var one in asked)
        {
            var before = known.FirstOrDefault(r => r.Id == one.Id);
            if (one.Id is not null && before is null) throw new InvalidRefusal("reasons", "unknown", "There is no such reason.");
            var name = string.IsNullOrWhiteSpace(one.Name) ? null : one.Name.Trim();
            if (name is null && before?.Key is null) throw new InvalidRefusal("reasons", "required", "A reason needs a name.");
            next.Add(new AwayReason(before?.Id ?? Ids.New(unit.Now), before?.Key, name, one.Minutes, one.Ask, Archived: false));
        }

        next.AddRange(known.Where(k => next.All(n => n.Id != k.Id)).Select(k => k with { Archived = true }).TakeLast(PresenceRules.MostReasons - next.Count));
        return next;
    }
}

/// <summary>What an agent chooses.</summary>
/// <param name="ReasonId">Why away, of <c>presence/rules</c>.</param>
/// <param name="Minutes">How long it will take; without it the reason's usual time, 0 leaves it open.</param>
internal sealed record ChoosePresence(PresenceState State, Guid? ReasonId = null, int? Minutes = null);

/// <summary>Presence of colleagues.</summary>
internal sealed record PresenceList(IReadOnlyList<PresenceView> Items);

/// <summary>What the workspace settles about being away.</summary>
internal sealed record SetPresenceRules(int CalmPerDay, int CalmMinutes, IReadOnlyList<SetAwayReason> Reasons);

/// <summary>A reason to be away.</summary>
/// <param name="Id">Of a reason that is there; null for a new one.</param>
/// <param name="Name">Null keeps Heed's own word, where it has one.</param>
internal sealed record SetAwayReason(Guid? Id, string? Name, int Minutes, bool Ask);
