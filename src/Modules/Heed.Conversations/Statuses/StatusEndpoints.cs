using Heed.Conversations.Messages;
using Heed.Conversations.Public;
using Heed.Conversations.Settings;
using Heed.Conversations.Threads;
using Heed.Kernel;
using Heed.Platform.Store;
using Heed.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Heed.Conversations.Statuses;

/// <summary>Statuses of a workspace, each with the category that Heed understands.</summary>
internal static class StatusEndpoints
{
    public static void Map(IEndpointRouteBuilder workspace)
    {
        var group = workspace.MapGroup("/statuses").WithTags("Statuses");
        group.MapGet("", ListAsync).NeedsMember().WithName("ListStatuses").WithSummary("All statuses in their order.");
        group.MapGet("/{id:guid}", GetAsync).NeedsMember().WithName("GetStatus").WithSummary("One status.");
        group.MapPost("", CreateAsync).Needs(ConversationPermissions.ManageStatuses).WithName("CreateStatus").WithSummary("Adds a status.");
        group.MapPatch("/{id:guid}", ChangeAsync).Needs(ConversationPermissions.ManageStatuses).WithName("ChangeStatus").WithSummary("Changes a status; the category of a built-in one stays.");
        group.MapDelete("/{id:guid}", DeleteAsync).Needs(ConversationPermissions.ManageStatuses).WithName("DeleteStatus").WithSummary("Deletes a status; its conversations take the first of the same category.");
    }

    internal static StatusView View(Status status) => new(
        status.Id, status.Version, new LocalText(status.NameZh, status.NameEn), status.Category, status.Place, status.BuiltIn, status.CreatedAt);

    private static async Task<Ok<Page<StatusView>>> ListAsync(Caller caller, SettingDesk<Status> desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(new Page<StatusView>([.. (await desk.ListAsync(caller.Scope.Workspace, cancellationToken)).OrderBy(s => s.Place).Select(View)], null));

    private static async Task<Ok<StatusView>> GetAsync(Guid id, Caller caller, HttpContext context, SettingDesk<Status> desk, CancellationToken cancellationToken)
    {
        var status = await desk.GetAsync(caller.Scope.Workspace, id, cancellationToken);
        Versions.Tell(context.Response, status.Version);
        return TypedResults.Ok(View(status));
    }

    private static async Task<Created<StatusView>> CreateAsync(StatusRequest request, Caller caller, HttpContext context, SettingDesk<Status> desk, CancellationToken cancellationToken)
    {
        caller.Scope.RequireEverywhere(ConversationPermissions.ManageStatuses);
        Check(request.Name);
        var status = await desk.CreateAsync(
            caller.Scope,
            (_, row) =>
            {
                (row.NameZh, row.NameEn) = (request.Name.ZhCn.Trim(), request.Name.En.Trim());
                row.Category = request.Category;
                row.Place = request.Order;
            },
            cancellationToken);
        Versions.Tell(context.Response, status.Version);
        return TypedResults.Created($"/api/v1/w/{caller.Scope.Workspace}/statuses/{status.Id}", View(status));
    }

    private static async Task<Ok<StatusView>> ChangeAsync(
        Guid id, StatusChange request, Caller caller, HttpContext context, SettingDesk<Status> desk, CancellationToken cancellationToken)
    {
        caller.Scope.RequireEverywhere(ConversationPermissions.ManageStatuses);
        var status = await desk.ChangeAsync(
            caller.Scope, id, Versions.IfMatch(context.Request),
            (unit, row) =>
            {
                if (request.Name is { IsSet: true, Value: { } name })
                {
                    Check(name);
                    (row.NameZh, row.NameEn) = (name.ZhCn.Trim(), name.En.Trim());
                }

                if (request.Order.IsSet) row.Place = request.Order.Value;
                if (request.Category.IsSet && request.Category.Value != row.Category) Recategorise(unit, row, request.Category.Value);
            },
            cancellationToken);
        Versions.Tell(context.Response, status.Version);
        return TypedResults.Ok(View(status));
    }

    private static async Task<NoContent> DeleteAsync(Guid id, Caller caller, SettingDesk<Status> desk, CancellationToken cancellationToken)
    {
        caller.Scope.RequireEverywhere(ConversationPermissions.ManageStatuses);
        await desk.DeleteAsync(
            caller.Scope, id,
            (unit, row) =>
            {
                if (row.BuiltIn) throw new ConflictRefusal("builtIn", "A built-in status stays; rename it instead.");
                var heir = StatusDirectory.Default(unit, row.Category);
                var moved = unit.Query($"select id from conversations_conversations where workspace = {unit.Workspace} and status = {row.Id}", r => r.Id(0));
                unit.Execute($"update conversations_conversations set status = {heir}, version = version + 1 where workspace = {unit.Workspace} and status = {row.Id}");
                foreach (var conversation in moved) ThreadWriter.Changed(unit, conversation);
            },
            cancellationToken);
        return TypedResults.NoContent();
    }

    private static void Recategorise(Unit unit, Status status, StatusCategory category)
    {
        if (status.BuiltIn) throw new ConflictRefusal("builtIn", "The category of a built-in status stays.");
        status.Category = category;
        foreach (var conversation in unit.Query($"select id from conversations_conversations where workspace = {unit.Workspace} and status = {status.Id}", r => r.Id(0)))
        {
            ConversationSql.SetStatus(unit, conversation, status.Id, category);
            ThreadWriter.Changed(unit, conversation);
        }
    }

    private static void Check(LocalText name) => new Validate()
        .Text(name.ZhCn, "name.zh-CN", 40)
        .Text(name.En, "name.en", 40)
        .Done();
}

/// <summary>A status.</summary>
internal sealed record StatusView(Guid Id, long Version, LocalText Name, StatusCategory Category, int Order, bool BuiltIn, DateTimeOffset CreatedAt);

/// <summary>A status to add.</summary>
internal sealed record StatusRequest(LocalText Name, StatusCategory Category, int Order = 100);

/// <summary>Changes of a status; absent members stay.</summary>
internal sealed record StatusChange(Change<LocalText> Name = default, Change<StatusCategory> Category = default, Change<int> Order = default);
