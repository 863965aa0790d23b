using Heed.Accounts.Public;
using System.Text.Json;
using Heed.Conversations.Public;
using Heed.Deadlines.Public;
using Heed.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Heed.Deadlines.Policies;

/// <summary><c>/deadlines/policies</c>: what is promised to whom.</summary>
internal static class PolicyEndpoints
{
    public static void Map(IEndpointRouteBuilder workspace)
    {
        var group = workspace.MapGroup("/deadlines/policies").WithTags("Deadlines");
        group.MapGet("", ListAsync).NeedsMember().WithName("ListDeadlinePolicies").WithSummary("All policies in the order in which they are asked.");
        group.MapGet("/{id:guid}", GetAsync).NeedsMember().WithName("GetDeadlinePolicy").WithSummary("One policy.");
        group.MapPost("", CreateAsync).Needs(DeadlinePermissions.Manage).WithName("CreateDeadlinePolicy").WithSummary("Adds a policy; open conversations come under it at once.");
        group.MapPatch("/{id:guid}", ChangeAsync).Needs(DeadlinePermissions.Manage).WithName("ChangeDeadlinePolicy").WithSummary("Changes a policy; running clocks take the new figures, steps that lie in the past are not taken.");
        group.MapDelete("/{id:guid}", DeleteAsync).Needs(DeadlinePermissions.Manage).WithName("DeleteDeadlinePolicy").WithSummary("Deletes a policy; its breaches stay.");
        group.MapPost("/try", TryAsync).Needs(DeadlinePermissions.Manage).WithName("TryDeadlineFilter").WithSummary("How many conversations of the last 30 days a filter meets, and with how many the promises would have been broken.");
    }

    private static async Task<Ok<Page<DeadlinePolicyView>>> ListAsync(Caller caller, IStore store, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        var rows = await session.Db.Set<Policy>().Where(p => p.Workspace == caller.Scope.Workspace).ToListAsync(cancellationToken);
        return TypedResults.Ok(new Page<DeadlinePolicyView>([.. rows.OrderBy(p => p.Place).ThenBy(p => p.Id).Select(DeadlinePolicyView.Of)], null));
    }

    private static async Task<Ok<DeadlinePolicyView>> GetAsync(Guid id, Caller caller, HttpContext context, IStore store, CancellationToken cancellationToken)
    {
        var row = await FindAsync(store, caller.Scope, id, cancellationToken);
        Versions.Tell(context.Response, row.Version);
        return TypedResults.Ok(DeadlinePolicyView.Of(row));
    }

    private static async Task<Created<DeadlinePolicyView>> CreateAsync(
        DeadlinePolicyRequest request, Caller caller, HttpContext context, IAudit audit, IStore store, PolicyCheck check, CancellationToken cancellationToken)
    {
        caller.Scope.RequireEverywhere(DeadlinePermissions.Manage);
        using (var session = store.Read()) await check.RunAsync(session, caller.Scope.Workspace, request.Name, request.Filter, request.Terms, cancellationToken);
        var row = await store.WriteAsync(
            caller.Scope,
            unit =>
            {
                if (unit.Number($"select count(*) from deadlines_policies where workspace = {unit.Workspace}") >= Policy.Most) throw new ConflictRefusal("tooMany", $"At most {Policy.Most} policies.");
                var policy = new Policy
                {
                    Workspace = unit.Workspace,
                    Id = Ids.New(unit.Now),
                    Name = request.Name.Trim(),
                    Enabled = request.Enabled,
                    Place = request.Order,
                    Filter = request.Filter.GetRawText(),
                    Terms = JsonSerializer.Serialize(request.Terms, HeedJson.Options),
                    CreatedAt = unit.Now,
                };
                unit.Db.Set<Policy>().Add(policy);
                unit.Append(new LedgerEvent(PolicyEvents.Created, Policy.LiveKind, policy.Id, policy.Version));
                audit.Write(unit, caller.Scope, PolicyEvents.Created, Policy.LiveKind, policy.Id, new { policy.Enabled });
                return policy;
            },
            cancellationToken);
        Versions.Tell(context.Response, row.Version);
        return TypedResults.Created($"/api/v1/w/{caller.Scope.Workspace}/deadlines/policies/{row.Id}", DeadlinePolicyView.Of(row));
    }

    private static async Task<Ok<DeadlinePolicyView>> ChangeAsync(
        Guid id, DeadlinePolicyChange request, Caller caller, HttpContext context, IAudit audit, IStore store, PolicyCheck check, CancellationToken cancellationToken)
    {
        caller.Scope.RequireEverywhere(DeadlinePermissions.Manage);
        var known = DeadlinePolicyView.Of(await FindAsync(store, caller.Scope, id, cancellationToken));
        var expected = Versions.IfMatch(context.Request);
        var (name, filter, terms) = (request.Name.Or(known.Name) ?? "", request.Filter.Or(known.Filter), request.Terms.Or(known.Terms) ?? known.Terms);
        using (var session = store.Read()) await check.RunAsync(session, caller.Scope.Workspace, name, filter, terms, cancellationToken);
        var row = await store.WriteAsync(
            caller.Scope,
            unit =>
            {
                var policy = Load(unit, id);
                Versions.Require(expected, policy.Version);
                if (request.Name.IsSet) policy.Name = name.Trim();
                if (request.Filter.IsSet) policy.Filter = filter.GetRawText();
                if (request.Terms.IsSet) policy.Terms = JsonSerializer.Serialize(terms, HeedJson.Options);
                policy.Enabled = request.Enabled.Or(policy.Enabled);
                policy.Place = request.Order.Or(policy.Place);
                policy.Version++;
                unit.Append(new LedgerEvent(PolicyEvents.Changed, Policy.LiveKind, id, policy.Version));
                audit.Write(unit, caller.Scope, PolicyEvents.Changed, Policy.LiveKind, id, new { policy.Enabled });
                return policy;
            },
            cancellationToken);
        Versions.Tell(context.Response, row.Version);
        return TypedResults.Ok(DeadlinePolicyView.Of(row));
    }

    private static async Task<NoContent> DeleteAsync(Guid id, Caller caller, IAudit audit, IStore store, CancellationToken cancellationToken)
    {
        caller.Scope.RequireEverywhere(DeadlinePermissions.Manage);
        await store.WriteAsync(
            caller.Scope,
            unit =>
            {
                var policy = Load(unit, id);
                unit.Db.Set<Policy>().Remove(policy);
                unit.Append(new LedgerEvent(PolicyEvents.Deleted, Policy.LiveKind, id, policy.Version + 1));
                audit.Write(unit, caller.Scope, PolicyEvents.Deleted, Policy.LiveKind, id);
            },
            cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<DeadlineTrialResult>> TryAsync(DeadlineTrial request, Caller caller, PolicyTrial trial, CancellationToken cancellationToken)
    {
        var validate = new Validate().That(request.Filter.ValueKind == JsonValueKind.Object, "filter", "badFilter", "A filter is an object with match and conditions.");
        foreach (var kind in Enum.GetValues<DeadlineKind>())
        {
            validate = validate.That(request.Terms?.Target(kind) is null or (>= 1 and <= PolicyTerms.MaxMinutes), "terms." + Clocks.Follower.NameOf(kind), "range", $"1 to {PolicyTerms.MaxMinutes} minutes.");
        }

        validate.Done();
        caller.Scope.RequireEverywhere(DeadlinePermissions.Manage);
        return TypedResults.Ok(await trial.RunAsync(caller.Scope.Workspace, request, cancellationToken));
    }

    private static async Task<Policy> FindAsync(IStore store, Scope scope, Guid id, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        return await session.Db.Set<Policy>().FirstOrDefaultAsync(p => p.Workspace == scope.Workspace && p.Id == id, cancellationToken) ?? throw new NotFoundRefusal();
    }

    private static Policy Load(Unit unit, Guid id) => unit.Db.Set<Policy>().FirstOrDefault(p => p.Workspace == unit.Workspace && p.Id == id) ?? throw new NotFoundRefusal();
}
