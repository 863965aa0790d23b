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

namespace Heed.Customers.Tags;

/// <summary><c>/tags</c>: the words that customers are sorted by.</summary>
internal static partial class TagEndpoints
{
    public const string Kind = "tag";
    private const int MaxPerWorkspace = 1000;

    public static void Map(IEndpointRouteBuilder workspace)
    {
        workspace.MapGet("/tags", List).NeedsMember().WithName("ListTags").WithTags("Tags").WithSummary("Tags of customers.");
        workspace.MapGet("/tags/{id:guid}", Get).NeedsMember().WithName("GetTag").WithTags("Tags").WithSummary("One tag.");
        workspace.MapPost("/tags", Create).Needs(Permissions.Attributes).WithName("CreateTag").WithTags("Tags").WithSummary("Creates a tag.");
        workspace.MapPatch("/tags/{id:guid}", Change).Needs(Permissions.Attributes).WithName("ChangeTag").WithTags("Tags").WithSummary("Renames or recolours a tag.");
        workspace.MapDelete("/tags/{id:guid}", Delete).Needs(Permissions.Attributes).WithName("DeleteTag").WithTags("Tags").WithSummary("Deletes a tag and takes it off all customers.");
    }

    public static async Task<Dictionary<Guid, TagView>> LoadAsync(ReadSession session, WorkspaceId workspace, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) =>
        (await session.Db.Set<Tag>().Where(t => t.Workspace == workspace && ids.Contains(t.Id)).ToListAsync(cancellationToken)).ToDictionary(t => t.Id, TagView.Of);

    private static async Task<Ok<Page<TagView>>> List(Caller caller, IStore store, CancellationToken cancellationToken, int? limit = null, string? after = null)
    {
        var size = Paging.Limit(limit);
        var place = Paging.Decode<Guid?>(after);
        using var session = store.Read();
        SqlText later = $" and id > {place}";
        var ids = await session.QueryAsync(
            $"select id from customers_tags where workspace = {caller.Scope.Workspace}{(place is null ? SqlText.Empty : later)} order by id limit {size + 1}",
            r => r.Id(0), cancellationToken);
        var page = Paging.From(ids, size, id => id);
        var views = await LoadAsync(session, caller.Scope.Workspace, page.Items, cancellationToken);
        return TypedResults.Ok(new Page<TagView>([.. page.Items.Where(views.ContainsKey).Select(id => views[id])], page.Next));
    }

    private static async Task<Ok<TagView>> Get(Guid id, Caller caller, IStore store, HttpResponse response, CancellationToken cancellationToken) =>
        TypedResults.Ok(await ShowAsync(store, caller.Scope, id, response, cancellationToken));

    private static async Task<Created<TagView>> Create(NewTag body, Caller caller, IStore store, HttpResponse response, CancellationToken cancellationToken)
    {
        caller.Scope.RequireEverywhere(Permissions.Attributes);
        Check(body.Name, body.Color);
        var id = await store.WriteAsync(
            caller.Scope,
            unit =>
            {
                var name = RequireFree(unit, null, body.Name);
                var tag = new Tag { Workspace = unit.Workspace, Id = Ids.New(unit.Now), Name = name, Color = body.Color.ToLowerInvariant(), CreatedAt = unit.Now };
                unit.Db.Add(tag);
                unit.Append(new LedgerEvent("tag.created", Kind, tag.Id, tag.Version));
                return tag.Id;
            },
            cancellationToken);
        return TypedResults.Created($"/api/v1/w/{caller.Scope.Workspace}/tags/{id}", await ShowAsync(store, caller.Scope, id, response, cancellationToken));
    }

    private static async Task<Ok<TagView>> Change(Guid id, TagChanges body, Caller caller, IStore store, HttpContext context, CancellationToken cancellationToken)
    {
        caller.Scope.RequireEverywhere(Permissions.Attributes);
        var expected = Versions.IfMatch(context.Request);
        await store.WriteAsync(
            caller.Scope,
            unit =>
            {
                var tag = Tracked(unit, id);
                Versions.Require(expected, tag.Version);
                Check(body.Name.Or(tag.Name), body.Color.Or(tag.Color));
                if (body.Name.IsSet) tag.Name = RequireFree(unit, id, body.Name.Value!);
                tag.Color = body.Color.Or(tag.Color)!.ToLowerInvariant();
                tag.Version++;
                unit.Append(new LedgerEvent("tag.changed", Kind, id, tag.Version));
            },
            cancellationToken);
        return TypedResults.Ok(await ShowAsync(store, caller.Scope, id, context.Response, cancellationToken));
    }

    private static async Task<NoContent> Delete(Guid id, Caller caller, IStore store, CustomerSweep sweep, CancellationToken cancellationToken)
    {
        caller.Scope.RequireEverywhere(Permissions.Attributes);
        using (var session = store.Read())
        {
            if ((await LoadAsync(session, caller.Scope.Workspace, [id], cancellationToken)).Count == 0) throw new NotFoundRefusal();
        }

        await sweep.RunAsync(
            caller.Scope,
            (unit, after, most) => unit.Query(
                $"select customer from customers_tagged where workspace = {unit.Workspace} and tag = {id} and customer > {after} order by customer limit {most}", r => r.Id(0)),
            (unit, customers) => unit.Execute($"delete from customers_tagged where workspace = {unit.Workspace} and tag = {id} and customer in {customers}"),
            unit =>
            {
                if (unit.Execute($"delete from customers_tags where workspace = {unit.Workspace} and id = {id}") == 1) unit.Append(new LedgerEvent("tag.deleted", Kind, id));
            },
            cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<TagView> ShowAsync(IStore store, Scope scope, Guid id, HttpResponse response, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        var view = (await LoadAsync(session, scope.Workspace, [id], cancellationToken)).GetValueOrDefault(id) ?? throw new NotFoundRefusal();
        Versions.Tell(response, view.Version);
        return view;
    }

    private static Tag Tracked(Unit unit, Guid id) => unit.Db.Set<Tag>().FirstOrDefault(t => t.Workspace == unit.Workspace && t.Id == id) ?? throw new NotFoundRefusal();

    private static string RequireFree(Unit unit, Guid? self, string name)
    {
        var wanted = name.Trim();
        var others = unit.Query($"select id, name from customers_tags where workspace = {unit.Workspace}", r => (Id: r.Id(0), Name: r.Text(1)));
        if (others.Exists(o => o.Id != self && string.Equals(o.Name, wanted, StringComparison.OrdinalIgnoreCase))) throw new InvalidRefusal("name", "taken", "This name is already in use.");
        if (self is null && others.Count >= MaxPerWorkspace) throw new InvalidRefusal("name", "tooMany", $"At most {MaxPerWorkspace} tags.");
        return wanted;
    }

    private static void Check(string? name, string? color) => new Validate()
        .Text(name, "name", Tag.MaxName)
        .That(color is not null && Color().IsMatch(color), "color", "notColor", "A colour is written #rrggbb.")
        .Done();

    [GeneratedRegex("^#[0-9a-fA-F]{6}\\z", RegexOptions.NonBacktracking)]
    private static partial Regex Color();
}

/// <summary>A tag.</summary>
internal sealed record TagView(Guid Id, long Version, string Name, string Color, DateTimeOffset CreatedAt)
{
    public static TagView Of(Tag t) => new(t.Id, t.Version, t.Name, t.Color, t.CreatedAt);
}

/// <summary>A new tag.</summary>
internal sealed record NewTag(string Name, string Color);

/// <summary>What changes of a tag.</summary>
internal sealed record TagChanges(Change<string> Name = default, Change<string> Color = default);
