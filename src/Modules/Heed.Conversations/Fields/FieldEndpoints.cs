using System.Text.Json;
using System.Text.RegularExpressions;
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

namespace Heed.Conversations.Fields;

/// <summary>Fields of a workspace's conversations.</summary>
internal static partial class FieldEndpoints
{
    public static void Map(IEndpointRouteBuilder workspace)
    {
        var group = workspace.MapGroup("/fields").WithTags("Fields");
        group.MapGet("", ListAsync).NeedsMember().WithName("ListFields").WithSummary("Fields of conversations, in their order.");
        group.MapGet("/{id:guid}", GetAsync).NeedsMember().WithName("GetField").WithSummary("One field.");
        group.MapPost("", CreateAsync).Needs(ConversationPermissions.ManageFields).WithName("CreateField").WithSummary("Adds a field. Key and type are for good.");
        group.MapPatch("/{id:guid}", ChangeAsync).Needs(ConversationPermissions.ManageFields).WithName("ChangeField").WithSummary("Changes a field; values already stored stay.");
        group.MapDelete("/{id:guid}", DeleteAsync).Needs(ConversationPermissions.ManageFields).WithName("DeleteField").WithSummary("Deletes a field; it and its values are shown no more.");
    }

    internal static FieldView View(ConversationField f) => new(
        f.Id, f.Version, f.Key, new LocalText(f.NameZh, f.NameEn), f.Type, f.ChoiceList(), f.Pattern, f.Required, f.InboxIds.Length == 0 ? null : IdList.Read(f.InboxIds), f.Parent, f.Place, f.CreatedAt);

    private static async Task<Ok<Page<FieldView>>> ListAsync(Caller caller, SettingDesk<ConversationField> desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(new Page<FieldView>([.. (await desk.ListAsync(caller.Scope.Workspace, cancellationToken)).OrderBy(f => f.Place).Select(View)], null));

    private static async Task<Ok<FieldView>> GetAsync(Guid id, Caller caller, HttpContext context, SettingDesk<ConversationField> desk, CancellationToken cancellationToken)
    {
        var field = await desk.GetAsync(caller.Scope.Workspace, id, cancellationToken);
        Versions.Tell(context.Response, field.Version);
        return TypedResults.Ok(View(field));
    }

    private static async Task<Created<FieldView>> CreateAsync(FieldRequest request, Caller caller, HttpContext context, SettingDesk<ConversationField> desk, CancellationToken cancellationToken)
    {
        caller.Scope.RequireEverywhere(ConversationPermissions.ManageFields);
        var field = await desk.CreateAsync(
            caller.Scope,
            (unit, row) =>
            {
                (row.Key, row.Type) = (request.Key, request.Type);
                Fill(unit, row, request.Name, request.Choices, request.Pattern, request.Required, request.InboxIds, request.Parent, request.Order);
            },
            cancellationToken);
        Versions.Tell(context.Response, field.Version);
        return TypedResults.Created($"/api/v1/w/{caller.Scope.Workspace}/fields/{field.Id}", View(field));
    }

    private static async Task<Ok<FieldView>> ChangeAsync(
        Guid id, FieldChange request, Caller caller, HttpContext context, SettingDesk<ConversationField> desk, CancellationToken cancellationToken)
    {
        caller.Scope.RequireEverywhere(ConversationPermissions.ManageFields);
        var field = await desk.ChangeAsync(
            caller.Scope, id, Versions.IfMatch(context.Request),
            (unit, row) =>
            {
                var now = View(row);
                Fill(
                    unit, row, request.Name.Or(now.Name)!, request.Choices.Or(now.Choices), request.Pattern.Or(now.Pattern), request.Required.Or(now.Required),
                    request.InboxIds.Or(now.InboxIds), request.Parent.Or(now.Parent), request.Order.Or(now.Order));
            },
            cancellationToken);
        Versions.Tell(context.Response, field.Version);
        return TypedResults.Ok(View(field));
    }

    private static async Task<NoContent> DeleteAsync(Guid id, Caller caller, SettingDesk<ConversationField> desk, CancellationToken cancellationToken)
    {
        caller.Scope.RequireEverywhere(ConversationPermissions.ManageFields);
        await desk.DeleteAsync(
            caller.Scope, id,
            (unit, row) =>
            {
                var child = unit.Number($"select count(*) from conversations_fields where workspace = {unit.Workspace} and parent = {row.Key}");
                if (child > 0) throw new ConflictRefusal("inUse", "Another field depends on this one. Change that one first.");
                // What stands in the conversations' rows goes at their next change; nothing reads it without the definition.
                unit.Execute($"delete from conversations_field_values where workspace = {unit.Workspace} and field = {row.Id}");
            },
            cancellationToken);
        return TypedResults.NoContent();
    }

    private static void Fill(
        Unit unit, ConversationField row, LocalText name, IReadOnlyList<FieldChoice>? choices, string? pattern, FieldDemand required, IReadOnlyList<Guid>? inboxes, string? parent, int order)
    {
        var others = FieldBook.Load(unit).Where(f => f.Id != row.Id).ToList();
        var isChoice = row.Type is FieldKind.Choice or FieldKind.MultiChoice;
        var above = parent is null ? null : others.FirstOrDefault(f => f.Key == parent);
        var problem = string.IsNullOrEmpty(pattern) ? null : FieldRules.PatternProblem(pattern);
        new Validate()
            .That(Key().IsMatch(row.Key), "key", "notKey", "A key is a letter, then letters, digits or underscores, at most 40.")
            .That(others.All(f => f.Key != row.Key), "key", "taken", "This key is already in use.")
            .That(others.Count < ConversationField.MaxPerWorkspace, "key", "tooMany", $"At most {ConversationField.MaxPerWorkspace} fields.")
            .Text(name.ZhCn, "name.zh-CN", ConversationField.MaxName)
            .Text(name.En, "name.en", ConversationField.MaxName)
            .That(!isChoice || choices is { Count: > 0 and <= ConversationField.MaxChoices }, "choices", "required", $"A choice needs 1 to {ConversationField.MaxChoices} values.")
            .That(isChoice || choices is null or { Count: 0 }, "choices", "notApplicable", "Only a choice has values.")
            .That(choices?.All(c => IsValue(c.Value)) != false, "choices", "badChoice", $"A value is a text of at most {ConversationField.MaxChoice} characters.")
            .That(choices is null || choices.Select(c => c.Value).Distinct().Count() == choices.Count, "choices", "doubled", "The values must differ.")
            .That(parent is null || (isChoice && above is { Type: FieldKind.Choice, Parent: null }), "parent", "badParent", "Only a choice can depend, and only on another choice that depends on none.")
            .That(problem is null, "pattern", "badPattern", problem ?? "")
            .That(string.IsNullOrEmpty(pattern) || row.Type is FieldKind.Text or FieldKind.Url or FieldKind.Email or FieldKind.Phone, "pattern", "notApplicable", "Only texts have a pattern.")
            .That((inboxes?.Count ?? 0) <= 200, "inboxIds", "tooMany", "At most 200 inboxes.")
            .Done();
        var known = inboxes is { Count: > 0 } ? unit.Query($"select id from conversations_inboxes where workspace = {unit.Workspace} and id in {inboxes}", r => r.Id(0)) : [];
        if (known.Count != (inboxes?.Distinct().Count() ?? 0)) throw new InvalidRefusal("inboxIds", "unknownInbox", "One of the inboxes does not exist.");
        (row.NameZh, row.NameEn) = (name.ZhCn.Trim(), name.En.Trim());
        row.Choices = isChoice ? JsonSerializer.Serialize(choices) : null;
        row.Pattern = string.IsNullOrEmpty(pattern) ? null : pattern;
        row.Required = required;
        row.InboxIds = IdList.Write(known);
        row.Parent = parent;
        row.Place = order;
    }

    private static bool IsValue(string value) => !string.IsNullOrWhiteSpace(value) && value.Length <= ConversationField.MaxChoice && !value.Any(char.IsControl);

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_]{0,39}\\z", RegexOptions.NonBacktracking)]
    private static partial Regex Key();
}

/// <summary>A field of conversations.</summary>
/// <param name="InboxIds">Inboxes whose conversations have it; null for all.</param>
/// <param name="Parent">Key of the choice that limits the choices of this one.</param>
internal sealed record FieldView(
    Guid Id, long Version, string Key, LocalText Name, FieldKind Type, IReadOnlyList<FieldChoice> Choices, string? Pattern, FieldDemand Required, IReadOnlyList<Guid>? InboxIds,
    string? Parent, int Order, DateTimeOffset CreatedAt);

/// <summary>A field to add.</summary>
internal sealed record FieldRequest(
    string Key, LocalText Name, FieldKind Type, IReadOnlyList<FieldChoice>? Choices = null, string? Pattern = null, FieldDemand Required = FieldDemand.Never,
    IReadOnlyList<Guid>? InboxIds = null, string? Parent = null, int Order = 100);

/// <summary>Changes of a field; absent members stay.</summary>
internal sealed record FieldChange(
    Change<LocalText> Name = default, Change<IReadOnlyList<FieldChoice>> Choices = default, Change<string> Pattern = default, Change<FieldDemand> Required = default,
    Change<IReadOnlyList<Guid>> InboxIds = default, Change<string> Parent = default, Change<int> Order = default);
