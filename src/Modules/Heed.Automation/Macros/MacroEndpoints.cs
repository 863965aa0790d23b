using System.Text.Json;
using Heed.Conversations.Public;
using Heed.Kernel;
using Heed.Platform.Store;
using Heed.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Heed.Automation.Macros;

/// <summary>Macros: kept steps, run with the rights of whoever runs them.</summary>
internal static class MacroEndpoints
{
    public static void Map(IEndpointRouteBuilder workspace)
    {
        var group = workspace.MapGroup("/macros").WithTags("Macros");
        group.MapGet("", ListAsync).NeedsMember().WithName("ListMacros").WithSummary("Macros that are the caller's own, of a team of theirs, or for all.");
        group.MapGet("/{id:guid}", GetAsync).NeedsMember().WithName("GetMacro").WithSummary("One macro.");
        group.MapPost("", CreateAsync).Needs("conversations.read").WithName("CreateMacro").WithSummary("Saves a macro; sharing it needs macros.manage.");
        group.MapPatch("/{id:guid}", ChangeAsync).Needs("conversations.read").WithName("ChangeMacro").WithSummary("Changes a macro.");
        group.MapDelete("/{id:guid}", DeleteAsync).Needs("conversations.read").WithName("DeleteMacro").WithSummary("Deletes a macro; what it did stays.");
        group.MapGet("/{id:guid}/preview", PreviewAsync).NeedsMember().WithName("PreviewMacro").WithSummary("What it would do to a conversation, texts filled in.");
        group.MapPost("/{id:guid}/run", RunAsync).Needs("conversations.read").WithName("RunMacro").WithSummary("Runs it on one conversation: all steps or none.");
        group.MapPost("/{id:guid}/run-many", RunManyAsync).Needs("conversations.read").WithName("RunMacroOnMany").WithSummary("Runs it on many conversations, in the background.");
    }

    internal static MacroView View(Macro row) => new(
        row.Id, row.Version, row.Name, row.Sharing, row.Owner, row.Team, Steps(row), row.Place, row.Uses, row.CreatedAt);

    private static IReadOnlyList<ConversationAct> Steps(Macro row) => JsonSerializer.Deserialize<List<ConversationAct>>(row.Steps, HeedJson.Options)!;

    private static async Task<Ok<Page<MacroView>>> ListAsync(Caller caller, SharedDesk<Macro> desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(new Page<MacroView>([.. (await desk.ListAsync(caller.Scope, cancellationToken)).OrderBy(m => m.Place).Select(View)], null));

    private static async Task<Ok<MacroView>> GetAsync(Guid id, Caller caller, HttpContext context, SharedDesk<Macro> desk, CancellationToken cancellationToken)
    {
        var row = await desk.GetAsync(caller.Scope, id, cancellationToken);
        Versions.Tell(context.Response, row.Version);
        return TypedResults.Ok(View(row));
    }

    private static async Task<Created<MacroView>> CreateAsync(
        MacroRequest request, Caller caller, HttpContext context, SharedDesk<Macro> desk, IConversationActs acts, CancellationToken cancellationToken)
    {
        await CheckAsync(acts, caller.Scope, request.Name, request.Steps, cancellationToken);
        var row = await desk.CreateAsync(
            caller.Scope, new SharedAccess(request.Scope, caller.Scope.Actor.Id, request.TeamId),
            (_, macro) => (macro.Name, macro.Steps, macro.Place) = (request.Name.Trim(), JsonSerializer.Serialize(request.Steps, HeedJson.Options), request.Order),
            cancellationToken);
        Versions.Tell(context.Response, row.Version);
        return TypedResults.Created($"/api/v1/w/{caller.Scope.Workspace}/macros/{row.Id}", View(row));
    }

    private static async Task<Ok<MacroView>> ChangeAsync(
        Guid id, MacroChange request, Caller caller, HttpContext context, SharedDesk<Macro> desk, IConversationActs acts, CancellationToken cancellationToken)
    {
        var before = View(await desk.GetAsync(caller.Scope, id, cancellationToken));
        var (name, steps) = (request.Name.Or(before.Name) ?? "", request.Steps.Or(before.Steps) ?? []);
        if (request.Steps.IsSet) await CheckAsync(acts, caller.Scope, name, steps, cancellationToken);
        else new Validate().Text(name, "name", Macro.MaxName).Done();
        Func<Macro, SharedAccess>? sharing = request.Scope.IsSet || request.TeamId.IsSet
            ? row => new SharedAccess(request.Scope.Or(row.Sharing), row.Owner, request.TeamId.IsSet ? request.TeamId.Value : row.Team)
            : null;
        var changed = await desk.ChangeAsync(
            caller.Scope, id, Versions.IfMatch(context.Request), sharing,
            (_, row) =>
            {
                if (request.Name.IsSet) row.Name = name.Trim();
                if (request.Steps.IsSet) row.Steps = JsonSerializer.Serialize(steps, HeedJson.Options);
                row.Place = request.Order.Or(row.Place);
            },
            cancellationToken);
        Versions.Tell(context.Response, changed.Version);
        return TypedResults.Ok(View(changed));
    }

    private static async Task<NoContent> DeleteAsync(Guid id, Caller caller, SharedDesk<Macro> desk, CancellationToken cancellationToken)
    {
        await desk.DeleteAsync(caller.Scope, id, null, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<MacroPreview>> PreviewAsync(
        Guid id, Guid conversation, Caller caller, SharedDesk<Macro> desk, IConversationActs acts, CancellationToken cancellationToken)
    {
        var steps = Steps(await desk.GetAsync(caller.Scope, id, cancellationToken));
        var prepared = await acts.PrepareAsync(caller.Scope, steps, cancellationToken);
        return TypedResults.Ok(new MacroPreview(steps, await acts.PreviewAsync(caller.Scope, conversation, prepared, cancellationToken)));
    }

    private static async Task<NoContent> RunAsync(
        Guid id, MacroRun request, Caller caller, SharedDesk<Macro> desk, IConversationActs acts, IStore store, CancellationToken cancellationToken)
    {
        var macro = await desk.GetAsync(caller.Scope, id, cancellationToken);
        var prepared = await acts.PrepareAsync(caller.Scope, Steps(macro), cancellationToken);
        await store.WriteAsync(
            caller.Scope,
            unit =>
            {
                acts.Apply(unit, caller.Scope, request.ConversationId, prepared, macro.Name);
                unit.Execute($"update automation_macros set uses = uses + 1 where workspace = {unit.Workspace} and id = {id}");
            },
            cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<MacroJob>> RunManyAsync(
        Guid id, MacroRunMany request, Caller caller, SharedDesk<Macro> desk, IBulkJobs jobs, CancellationToken cancellationToken)
    {
        var macro = await desk.GetAsync(caller.Scope, id, cancellationToken);
        return TypedResults.Ok(new MacroJob(await jobs.StartAsync(caller.Scope, new BulkTarget(request.Ids, request.List), Steps(macro), macro.Name, cancellationToken)));
    }

    private static async Task CheckAsync(IConversationActs acts, Scope scope, string name, IReadOnlyList<ConversationAct> steps, CancellationToken cancellationToken)
    {
        new Validate()
            .Text(name, "name", Macro.MaxName)
            .That(steps.Count is > 0 and <= Macro.MaxSteps, "steps", "required", $"1 to {Macro.MaxSteps} steps.")
            .Done();
        await acts.PrepareAsync(scope, steps, cancellationToken);
    }
}

/// <summary>A macro.</summary>
internal sealed record MacroView(
    Guid Id, long Version, string Name, Sharing Scope, Guid? OwnerId, Guid? TeamId, IReadOnlyList<ConversationAct> Steps, int Order, int Uses, DateTimeOffset CreatedAt);

/// <summary>A macro to save.</summary>
internal sealed record MacroRequest(string Name, IReadOnlyList<ConversationAct> Steps, Sharing Scope = Sharing.Mine, Guid? TeamId = null, int Order = 100);

/// <summary>Changes of a macro; absent members stay.</summary>
internal sealed record MacroChange(
    Change<string> Name = default, Change<IReadOnlyList<ConversationAct>> Steps = default, Change<Sharing> Scope = default, Change<Guid?> TeamId = default, Change<int> Order = default);

/// <summary>Where it is run.</summary>
internal sealed record MacroRun(Guid ConversationId);

/// <summary>Where it is run: named conversations or a list.</summary>
internal sealed record MacroRunMany(IReadOnlyList<Guid>? Ids = null, ListQuery? List = null);

/// <summary>What it would do.</summary>
/// <param name="Texts">For each step the text it would send or note; null for other steps.</param>
internal sealed record MacroPreview(IReadOnlyList<ConversationAct> Steps, IReadOnlyList<string?> Texts);

/// <summary>The job that runs it.</summary>
internal sealed record MacroJob(Guid JobId);
