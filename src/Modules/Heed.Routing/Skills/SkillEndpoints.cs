using Heed.Platform.Web;
using Heed.Routing.Queues;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Heed.Routing.Skills;

/// <summary><c>/routing/skills</c>: what some people can do better than others.</summary>
internal static class SkillEndpoints
{
    private const string Created = "skill.created", Changed = "skill.changed", Deleted = "skill.deleted";

    public static void Map(IEndpointRouteBuilder workspace)
    {
        var group = workspace.MapGroup("/routing/skills").WithTags("Routing");
        group.MapGet("", ListAsync).NeedsMember().WithName("ListSkills").WithSummary("All skills by name.");
        group.MapPost("", CreateAsync).Needs(RoutingPermissions.Manage).WithName("CreateSkill").WithSummary("Adds a skill; nobody has it yet.");
        group.MapPatch("/{id:guid}", ChangeAsync).Needs(RoutingPermissions.Manage).WithName("ChangeSkill").WithSummary("Renames a skill.");
        group.MapDelete("/{id:guid}", DeleteAsync).Needs(RoutingPermissions.Manage).WithName("DeleteSkill").WithSummary("Deletes a skill; people lose it, rules do not ask for it any more.");
    }

    private static async Task<Ok<Page<SkillView>>> ListAsync(Caller caller, IStore store, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        var rows = await session.Db.Set<Skill>().Where(k => k.Workspace == caller.Scope.Workspace).ToListAsync(cancellationToken);
        return TypedResults.Ok(new Page<SkillView>([.. rows.OrderBy(k => k.Name, StringComparer.Ordinal).ThenBy(k => k.Id).Select(SkillView.Of)], null));
    }

    private static async Task<Created<SkillView>> CreateAsync(SkillRequest request, Caller caller, HttpContext context, IStore store, IQueueBook queues, IAudit audit, CancellationToken cancellationToken)
    {
        caller.Scope.RequireEverywhere(RoutingPermissions.Manage);
        new Validate().Text(request.Name, "name", Skill.MaxName).Done();
        var row = await store.WriteAsync(
            caller.Scope,
            unit =>
            {
                if (unit.Number($"select count(*) from routing_skills where workspace = {unit.Workspace}") >= Skill.Most) throw new ConflictRefusal("tooMany", $"At most {Skill.Most} skills.");
                var skill = new Skill { Workspace = unit.Workspace, Id = Ids.New(unit.Now), Name = Free(unit, request.Name, null), CreatedAt = unit.Now };
                unit.Db.Set<Skill>().Add(skill);
                Tell(unit, caller.Scope, Created, skill, queues, audit);
                return skill;
            },
            cancellationToken);
        Versions.Tell(context.Response, row.Version);
        return TypedResults.Created($"/api/v1/w/{caller.Scope.Workspace}/routing/skills/{row.Id}", SkillView.Of(row));
    }

    private static async Task<Ok<SkillView>> ChangeAsync(
        Guid id, SkillChange request, Caller caller, HttpContext context, IStore store, IQueueBook queues, IAudit audit, CancellationToken cancellationToken)
    {
        caller.Scope.RequireEverywhere(RoutingPermissions.Manage);
        if (request.Name.IsSet) new Validate().Text(request.Name.Value, "name", Skill.MaxName).Done();
        var expected = Versions.IfMatch(context.Request);
        var row = await store.WriteAsync(
            caller.Scope,
            unit =>
            {
                var skill = Load(unit, id);
                Versions.Require(expected, skill.Version);
                if (request.Name is { IsSet: true, Value: { } name } && name.Trim() != skill.Name) skill.Name = Free(unit, name, id);
                skill.Version++;
                Tell(unit, caller.Scope, Changed, skill, queues, audit);
                return skill;
            },
            cancellationToken);
        Versions.Tell(context.Response, row.Version);
        return TypedResults.Ok(SkillView.Of(row));
    }

    private static async Task<NoContent> DeleteAsync(Guid id, Caller caller, IStore store, IQueueBook queues, IAudit audit, CancellationToken cancellationToken)
    {
        caller.Scope.RequireEverywhere(RoutingPermissions.Manage);
        await store.WriteAsync(
            caller.Scope,
            unit =>
            {
                var skill = Load(unit, id);
                unit.Db.Set<Skill>().Remove(skill);
                skill.Version++;
                AgentDesk.Forget(unit, id);
                Tell(unit, caller.Scope, Deleted, skill, queues, audit);
            },
            cancellationToken);
        return TypedResults.NoContent();
    }

    private static void Tell(Unit unit, Scope scope, string name, Skill skill, IQueueBook queues, IAudit audit)
    {
        unit.Append(new LedgerEvent(name, Skill.LiveKind, skill.Id, skill.Version));
        audit.Write(unit, scope, name, Skill.LiveKind, skill.Id);
        queues.List(unit);
        QueueEvents.Unsettle(unit);
    }

    private static string Free(Unit unit, string name, Guid? self)
    {
        var trimmed = name.Trim();
        var taken = unit.Query($"select id from routing_skills where workspace = {unit.Workspace} and name = {trimmed}", r => r.Id(0));
        return taken.TrueForAll(id => id == self) ? trimmed : throw new ConflictRefusal("nameTaken", "Another skill has this name.");
    }

    private static Skill Load(Unit unit, Guid id) => unit.Db.Set<Skill>().FirstOrDefault(k => k.Workspace == unit.Workspace && k.Id == id) ?? throw new NotFoundRefusal();
}

/// <summary>A skill.</summary>
internal sealed record SkillView(Guid Id, long Version, string Name, DateTimeOffset CreatedAt)
{
    public static SkillView Of(Skill row) => new(row.Id, row.Version, row.Name, row.CreatedAt);
}

/// <summary>A skill to add.</summary>
internal sealed record SkillRequest(string Name);

/// <summary>Changes of a skill; absent members stay.</summary>
internal sealed record SkillChange(Change<string> Name = default);
