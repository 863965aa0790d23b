using System.Text.RegularExpressions;
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

namespace Heed.Conversations.Labels;

/// <summary>Labels of a workspace.</summary>
internal static partial class LabelEndpoints
{
    public static void Map(IEndpointRouteBuilder workspace)
    {
        var group = workspace.MapGroup("/labels").WithTags("Labels");
        group.MapGet("", ListAsync).NeedsMember().WithName("ListLabels").WithSummary("All labels.");
        group.MapGet("/{id:guid}", GetAsync).NeedsMember().WithName("GetLabel").WithSummary("One label.");
        group.MapPost("", CreateAsync).Needs(ConversationPermissions.ManageLabels).WithName("CreateLabel").WithSummary("Adds a label.");
        group.MapPatch("/{id:guid}", ChangeAsync).Needs(ConversationPermissions.ManageLabels).WithName("ChangeLabel").WithSummary("Changes a label.");
        group.MapDelete("/{id:guid}", DeleteAsync).Needs(ConversationPermissions.ManageLabels).WithName("DeleteLabel").WithSummary("Deletes a label and takes it off every conversation.");
    }

    internal static LabelView View(Label label) => new(label.Id, label.Version, label.Name, label.Color, label.CreatedAt);

    private static async Task<Ok<Page<LabelView>>> ListAsync(Caller caller, SettingDesk<Label> desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(new Page<LabelView>([.. (await desk.ListAsync(caller.Scope.Workspace, cancellationToken)).Select(View)], null));

    private static async Task<Ok<LabelView>> GetAsync(Guid id, Caller caller, HttpContext context, SettingDesk<Label> desk, CancellationToken cancellationToken)
    {
        var label = await desk.GetAsync(caller.Scope.Workspace, id, cancellationToken);
        Versions.Tell(context.Response, label.Version);
        return TypedResults.Ok(View(label));
    }

    private static async Task<Created<LabelView>> CreateAsync(LabelRequest request, Caller caller, HttpContext context, SettingDesk<Label> desk, CancellationToken cancellationToken)
    {
        caller.Scope.RequireEverywhere(ConversationPermissions.ManageLabels);
        Check(request.Name, request.Color);
        var label = await desk.CreateAsync(
            caller.Scope,
            (unit, row) =>
            {
                Free(unit, request.Name, row.Id);
                row.Name = request.Name.Trim();
                row.Color = request.Color;
            },
            cancellationToken);
        Versions.Tell(context.Response, label.Version);
        return TypedResults.Created($"/api/v1/w/{caller.Scope.Workspace}/labels/{label.Id}", View(label));
    }

    private static async Task<Ok<LabelView>> ChangeAsync(
        Guid id, LabelChange request, Caller caller, HttpContext context, SettingDesk<Label> desk, CancellationToken cancellationToken)
    {
        caller.Scope.RequireEverywhere(ConversationPermissions.ManageLabels);
        var label = await desk.ChangeAsync(
            caller.Scope, id, Versions.IfMatch(context.Request),
            (unit, row) =>
            {
                row.Name = (request.Name.Or(row.Name) ?? "").Trim();
                row.Color = request.Color.Or(row.Color) ?? "";
                Check(row.Name, row.Color);
                Free(unit, row.Name, row.Id);
            },
            cancellationToken);
        Versions.Tell(context.Response, label.Version);
        return TypedResults.Ok(View(label));
    }

    private static async Task<NoContent> DeleteAsync(Guid id, Caller caller, SettingDesk<Label> desk, CancellationToken cancellationToken)
    {
        caller.Scope.RequireEverywhere(ConversationPermissions.ManageLabels);
        await desk.DeleteAsync(caller.Scope, id, TakeOff, cancellationToken);
        return TypedResults.NoContent();
    }

    private static void TakeOff(Unit unit, Label label)
    {
        var used = unit.Query(
            $"""
            select c.id, c.label_ids from conversations_conversations c
            join conversations_conversation_labels l on l.workspace = c.workspace and l.conversation = c.id
            where l.workspace = {unit.Workspace} and l.label = {label.Id}
            """,
            r => (Id: r.Id(0), Labels: r.Text(1)));
        foreach (var (conversation, labels) in used)
        {
            var left = IdList.Write(IdList.Read(labels).Where(l => l != label.Id));
            unit.Execute($"update conversations_conversations set label_ids = {left}, version = version + 1 where workspace = {unit.Workspace} and id = {conversation}");
            ThreadWriter.Changed(unit, conversation);
        }

        unit.Execute($"delete from conversations_conversation_labels where workspace = {unit.Workspace} and label = {label.Id}");
    }

    private static void Check(string name, string color) => new Validate()
        .Text(name, "name", 60)
        .That(Hex().IsMatch(color), "color", "badColor", "A colour looks like #3451D1.")
        .Done();

    private static void Free(Unit unit, string name, Guid self)
    {
        var taken = unit.Number($"select count(*) from conversations_labels where workspace = {unit.Workspace} and lower(name) = {name.Trim().ToLowerInvariant()} and id <> {self}");
        if (taken > 0) throw new ConflictRefusal("nameTaken", "There is already a label of this name.");
    }

    [GeneratedRegex("^#[0-9A-Fa-f]{6}\\z", RegexOptions.NonBacktracking)]
    private static partial Regex Hex();
}

/// <summary>A label.</summary>
internal sealed record LabelView(Guid Id, long Version, string Name, string Color, DateTimeOffset CreatedAt);

/// <summary>A label to add.</summary>
internal sealed record LabelRequest(string Name, string Color);

/// <summary>Changes of a label; absent members stay.</summary>
internal sealed record LabelChange(Change<string> Name = default, Change<string> Color = default);
