using System.Text.Json;
using System.Text.RegularExpressions;
using Heed.Customers.Profiles;
using Heed.Kernel;
using Heed.Platform.Store;
using Heed.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Heed.Customers.Attributes;

/// <summary><c>/attributes</c>: definitions of the workspace's own customer fields.</summary>
internal static partial class AttributeEndpoints
{
    public const string Kind = "attribute";

    public static void Map(IEndpointRouteBuilder workspace)
    {
        workspace.MapGet("/attributes", List).NeedsMember().WithName("ListAttributes").WithTags("Attributes").WithSummary("Customer attributes, in their order.");
        workspace.MapGet("/attributes/{id:guid}", Get).NeedsMember().WithName("GetAttribute").WithTags("Attributes").WithSummary("One attribute definition.");
        workspace.MapPost("/attributes", Create).Needs(Permissions.Attributes).WithName("CreateAttribute").WithTags("Attributes").WithSummary("Defines an attribute. Key and type are for good.");
        workspace.MapPatch("/attributes/{id:guid}", Change).Needs(Permissions.Attributes).WithName("ChangeAttribute").WithTags("Attributes").WithSummary("Changes a definition; values already stored stay as they are.");
        workspace.MapDelete("/attributes/{id:guid}", Delete).Needs(Permissions.Attributes).WithName("DeleteAttribute").WithTags("Attributes").WithSummary("Deletes a definition with all its values.");
    }

    public static async Task<Dictionary<Guid, AttributeView>> LoadAsync(ReadSession session, WorkspaceId workspace, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) =>
        (await session.Db.Set<AttributeDefinition>().Where(a => a.Workspace == workspace && ids.Contains(a.Id)).ToListAsync(cancellationToken)).ToDictionary(a => a.Id, AttributeView.Of);

    private static async Task<Ok<Page<AttributeView>>> List(Caller caller, IStore store, CancellationToken cancellationToken, int? limit = null, string? after = null)
    {
        var size = Paging.Limit(limit);
        var place = Paging.Decode<AttributePlace?>(after);
        using var session = store.Read();
        // At most a hundred: ordered and cut here.
        var all = (await AttributeBook.LoadAsync(session, caller.Scope.Workspace, cancellationToken))
            .OrderBy(a => a.Place).ThenBy(a => a.Id).Select(AttributeView.Of)
            .Where(a => place is null || a.Order > place.Order || (a.Order == place.Order && a.Id.CompareTo(place.Id) > 0))
            .Take(size + 1).ToList();
        return TypedResults.Ok(Paging.From(all, size, a => new AttributePlace(a.Order, a.Id)));
    }

    private static async Task<Ok<AttributeView>> Get(Guid id, Caller caller, IStore store, HttpResponse response, CancellationToken cancellationToken) =>
        TypedResults.Ok(await ShowAsync(store, caller.Scope, id, response, cancellationToken));

    private static async Task<Created<AttributeView>> Create(NewAttribute body, Caller caller, IStore store, HttpResponse response, CancellationToken cancellationToken)
    {
        caller.Scope.RequireEverywhere(Permissions.Attributes);
        Check(body.Name, body.Type, body.Choices, body.Pattern)
            .That(Key().IsMatch(body.Key), "key", "notKey", "A key is a letter, then letters, digits or underscores, at most 40.")
            .Done();
        var id = await store.WriteAsync(
            caller.Scope,
            unit =>
            {
                var known = AttributeBook.Load(unit);
                if (known.Any(a => a.Key == body.Key)) throw new InvalidRefusal("key", "taken", "This key is already in use.");
                if (known.Count >= AttributeDefinition.MaxPerWorkspace) throw new InvalidRefusal("key", "tooMany", $"At most {AttributeDefinition.MaxPerWorkspace} attributes.");
                var attribute = new AttributeDefinition
                {
                    Workspace = unit.Workspace,
                    Id = Ids.New(unit.Now),
                    Key = body.Key,
                    Name = body.Name.Trim(),
                    Kind = body.Type,
                    Required = body.Required,
                    Choices = Stored(body.Choices),
                    Pattern = body.Pattern,
                    Place = body.Order ?? known.Count,
                    CreatedAt = unit.Now,
                };
                unit.Db.Add(attribute);
                unit.Append(new LedgerEvent("attribute.created", Kind, attribute.Id, attribute.Version));
                return attribute.Id;
            },
            cancellationToken);
        return TypedResults.Created($"/api/v1/w/{caller.Scope.Workspace}/attributes/{id}", await ShowAsync(store, caller.Scope, id, response, cancellationToken));
    }

    private static async Task<Ok<AttributeView>> Change(Guid id, AttributeChanges body, Caller caller, IStore store, HttpContext context, CancellationToken cancellationToken)
    {
        caller.Scope.RequireEverywhere(Permissions.Attributes);
        var expected = Versions.IfMatch(context.Request);
        await store.WriteAsync(caller.Scope, unit => Apply(unit, id, body, expected), cancellationToken);
        return TypedResults.Ok(await ShowAsync(store, caller.Scope, id, context.Response, cancellationToken));
    }

    private static void Apply(Unit unit, Guid id, AttributeChanges body, long? expected)
    {
        var attribute = unit.Db.Set<AttributeDefinition>().FirstOrDefault(a => a.Workspace == unit.Workspace && a.Id == id) ?? throw new NotFoundRefusal();
        Versions.Require(expected, attribute.Version);
        var name = body.Name.Or(attribute.Name);
        var choices = body.Choices.Or(attribute.ChoiceList());
        var pattern = body.Pattern.Or(attribute.Pattern);
        Check(name, attribute.Kind, choices, pattern)
            .That(!body.Key.IsSet || body.Key.Value == attribute.Key, "key", "immutable", "The key of an attribute cannot be changed.")
            .That(!body.Type.IsSet || body.Type.Value == attribute.Kind, "type", "immutable", "The type of an attribute cannot be changed.")
            .Done();
        attribute.Name = name!.Trim();
        attribute.Choices = Stored(choices);
        attribute.Pattern = pattern;
        attribute.Required = body.Required.Or(attribute.Required);
        attribute.Place = body.Order.Or(attribute.Place);
        attribute.Version++;
        unit.Append(new LedgerEvent("attribute.changed", Kind, id, attribute.Version));
    }

    private static async Task<NoContent> Delete(Guid id, Caller caller, IStore store, CustomerSweep sweep, CancellationToken cancellationToken)
    {
        caller.Scope.RequireEverywhere(Permissions.Attributes);
        AttributeView attribute;
        using (var session = store.Read())
        {
            attribute = (await LoadAsync(session, caller.Scope.Workspace, [id], cancellationToken)).GetValueOrDefault(id) ?? throw new NotFoundRefusal();
        }

        var gone = new Dictionary<string, JsonElement> { [attribute.Key] = JsonElement.Parse("null") };
        await sweep.RunAsync(
            caller.Scope,
            (unit, after, most) => unit.Query(
                $"""
                select id from customers_customers where workspace = {unit.Workspace} and id > {after}
                and {unit.Dialect.Contains("attributes", $"\"{attribute.Key}\":")} order by id limit {most}
                """,
                r => r.Id(0)),
            (unit, customers) =>
            {
                foreach (var customer in customers)
                {
                    var stored = unit.First($"select attributes from customers_customers where workspace = {unit.Workspace} and id = {customer}", r => r.Text(0))!;
                    unit.Execute($"update customers_customers set attributes = {AttributeRules.Merge(stored, gone)} where workspace = {unit.Workspace} and id = {customer}");
                }
            },
            unit =>
            {
                if (unit.Execute($"delete from customers_attributes where workspace = {unit.Workspace} and id = {id}") == 1) unit.Append(new LedgerEvent("attribute.deleted", Kind, id));
            },
            cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<AttributeView> ShowAsync(IStore store, Scope scope, Guid id, HttpResponse response, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        var view = (await LoadAsync(session, scope.Workspace, [id], cancellationToken)).GetValueOrDefault(id) ?? throw new NotFoundRefusal();
        Versions.Tell(response, view.Version);
        return view;
    }

    private static Validate Check(string? name, AttributeKind kind, IReadOnlyList<string>? choices, string? pattern)
    {
        var check = new Validate().Text(name, "name", AttributeDefinition.MaxName);
        if (kind is AttributeKind.Choice)
        {
            check.That(choices is { Count: > 0 and <= AttributeDefinition.MaxChoices }, "choices", "required", $"A choice needs 1 to {AttributeDefinition.MaxChoices} values.")
                .That(choices?.All(c => !string.IsNullOrWhiteSpace(c) && c.Length <= AttributeDefinition.MaxChoice && !c.Any(char.IsControl)) != false, "choices", "badChoice", $"A value is a text of at most {AttributeDefinition.MaxChoice} characters.")
                .That(choices is null || choices.Distinct().Count() == choices.Count, "choices", "doubled", "The values must differ.");
        }
        else
        {
            check.That(choices is null or { Count: 0 }, "choices", "notApplicable", "Only a choice has values.");
        }

        if (string.IsNullOrEmpty(pattern)) return check;
        var problem = AttributeRules.PatternProblem(pattern);
        return check
            .That(kind is not (AttributeKind.Number or AttributeKind.Boolean or AttributeKind.Choice), "pattern", "notApplicable", "Only texts have a pattern.")
            .That(problem is null, "pattern", "badPattern", problem ?? "");
    }

    private static string? Stored(IReadOnlyList<string>? choices) => choices is { Count: > 0 } ? JsonSerializer.Serialize(choices) : null;

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_]{0,39}\\z", RegexOptions.NonBacktracking)]
    private static partial Regex Key();

    private sealed record AttributePlace(int Order, Guid Id);
}

/// <summary>An attribute definition.</summary>
internal sealed record AttributeView(
    Guid Id, long Version, string Key, string Name, AttributeKind Type, bool Required, IReadOnlyList<string>? Choices, string? Pattern, int Order, DateTimeOffset CreatedAt)
{
    public static AttributeView Of(AttributeDefinition a) => new(a.Id, a.Version, a.Key, a.Name, a.Kind, a.Required, a.ChoiceList(), a.Pattern, a.Place, a.CreatedAt);
}

/// <summary>A new attribute definition; without order it stands last.</summary>
internal sealed record NewAttribute(
    string Key, string Name, AttributeKind Type, bool Required = false, IReadOnlyList<string>? Choices = null, string? Pattern = null, int? Order = null);

/// <summary>What changes of a definition. Key and type may be sent along, unchanged.</summary>
internal sealed record AttributeChanges(
    Change<string> Key = default, Change<AttributeKind> Type = default, Change<string> Name = default, Change<bool> Required = default,
    Change<IReadOnlyList<string>> Choices = default, Change<string> Pattern = default, Change<int> Order = default);
