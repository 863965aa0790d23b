using System.Text.Json;
using Heed.Knowledge.Answering;
using Heed.Knowledge.Entries;
using Heed.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Heed.Knowledge.Categories;

/// <summary>Categories of knowledge: one tree for the workspace.</summary>
internal static class CategoryEndpoints
{
    public static void Map(IEndpointRouteBuilder knowledge)
    {
        var group = knowledge.MapGroup("/categories");
        group.MapGet("", ListAsync).Needs(KnowledgePermissions.Read).WithName("ListKnowledgeCategories").WithSummary("The whole tree, siblings in their order.");
        group.MapGet("/{id:guid}", GetAsync).Needs(KnowledgePermissions.Read).WithName("GetKnowledgeCategory").WithSummary("One category.");
        group.MapPost("", CreateAsync).Needs(KnowledgePermissions.Write).WithName("CreateKnowledgeCategory").WithSummary("Adds a category.");
        group.MapPatch("/{id:guid}", ChangeAsync).Needs(KnowledgePermissions.Write).WithName("ChangeKnowledgeCategory").WithSummary("Renames or moves a category.");
        group.MapDelete("/{id:guid}", DeleteAsync).Needs(KnowledgePermissions.Write).WithName("DeleteKnowledgeCategory").WithSummary("Deletes a category; what is in it moves to the one above.");
    }

    private static async Task<Ok<Page<CategoryView>>> ListAsync(Caller caller, IStore store, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        var counts = await CountsAsync(session, caller.Scope, cancellationToken);
        var rows = await session.Db.Set<Category>().Where(c => c.Workspace == caller.Scope.Workspace).ToListAsync(cancellationToken);
        return TypedResults.Ok(new Page<CategoryView>([.. rows.OrderBy(c => c.Place).ThenBy(c => c.Id).Select(c => CategoryView.Of(c, counts.GetValueOrDefault(c.Id)))], null));
    }

    private static async Task<Ok<CategoryView>> GetAsync(Guid id, Caller caller, HttpContext context, IStore store, CancellationToken cancellationToken) =>
        TypedResults.Ok(await ShowAsync(store, caller.Scope, id, context, cancellationToken));

    private static async Task<Created<CategoryView>> CreateAsync(NewCategory request, Caller caller, HttpContext context, IStore store, CancellationToken cancellationToken)
    {
        caller.Scope.RequireEverywhere(KnowledgePermissions.Write);
        Check(request.Names);
        var id = await store.WriteAsync(
            caller.Scope,
            unit =>
            {
                if (unit.Number($"select count(*) from knowledge_categories where workspace = {unit.Workspace}") >= Category.Most) throw new ConflictRefusal("tooMany", $"At most {Category.Most} categories.");
                var category = new Category { Workspace = unit.Workspace, Id = Ids.New(unit.Now), Parent = request.ParentId, Names = JsonSerializer.Serialize(request.Names), Place = request.Order, CreatedAt = unit.Now };
                CheckPlace(unit, category.Id, request.ParentId);
                unit.Db.Set<Category>().Add(category);
                unit.Append(new LedgerEvent("knowledgeCategory.created", Category.LiveKind, category.Id, category.Version));
                return category.Id;
            },
            cancellationToken);
        return TypedResults.Created($"/api/v1/w/{caller.Scope.Workspace}/knowledge/categories/{id}", await ShowAsync(store, caller.Scope, id, context, cancellationToken));
    }

    private static async Task<Ok<CategoryView>> ChangeAsync(Guid id, CategoryChange request, Caller caller, HttpContext context, IStore store, CancellationToken cancellationToken)
    {
        caller.Scope.RequireEverywhere(KnowledgePermissions.Write);
        if (request.Names.IsSet) Check(request.Names.Value ?? new Dictionary<string, string>());
        var expected = Platform.Web.Versions.IfMatch(context.Request);
        await store.WriteAsync(
            caller.Scope,
            unit =>
            {
                var category = Load(unit, id);
                Platform.Web.Versions.Require(expected, category.Version);
                if (request.Names.IsSet) category.Names = JsonSerializer.Serialize(request.Names.Value);
                if (request.ParentId.IsSet && request.ParentId.Value != category.Parent)
                {
                    CheckPlace(unit, id, request.ParentId.Value);
                    category.Parent = request.ParentId.Value;
                }

                category.Place = request.Order.Or(category.Place);
                category.Version++;
                unit.Append(new LedgerEvent("knowledgeCategory.changed", Category.LiveKind, id, category.Version));
            },
            cancellationToken);
        return TypedResults.Ok(await ShowAsync(store, caller.Scope, id, context, cancellationToken));
    }

    private static async Task<NoContent> DeleteAsync(Guid id, Caller caller, IStore store, CancellationToken cancellationToken)
    {
        caller.Scope.RequireEverywhere(KnowledgePermissions.Write);
        await store.WriteAsync(
            caller.Scope,
            unit =>
            {
                var category = Load(unit, id);
                foreach (var child in unit.Db.Set<Category>().Where(c => c.Workspace == unit.Workspace && c.Parent == id).ToList())
                {
                    child.Parent = category.Parent;
                    child.Version++;
                    unit.Append(new LedgerEvent("knowledgeCategory.changed", Category.LiveKind, child.Id, child.Version));
                }

                foreach (var entry in unit.Db.Set<Entry>().Where(e => e.Workspace == unit.Workspace && e.Category == id).ToList())
                {
                    entry.Category = category.Parent;
                    EntryWriting.Done(unit, entry, "changed");
                }

                unit.Db.Set<Category>().Remove(category);
                Stamp.Raise(unit);
                unit.Append(new LedgerEvent("knowledgeCategory.deleted", Category.LiveKind, id, category.Version + 1));
            },
            cancellationToken);
        return TypedResults.NoContent();
    }

    private static Category Load(Unit unit, Guid id) => unit.Db.Set<Category>().FirstOrDefault(c => c.Workspace == unit.Workspace && c.Id == id) ?? throw new NotFoundRefusal();

    private static void Check(IReadOnlyDictionary<string, string> names)
    {
        var check = new Validate().That(names.Count is > 0 and <= 20, "names", "required", "A name in at least one language.");
        foreach (var (tag, name) in names) check.That(Languages.IsTag(tag), "names", "badLanguage", "A language tag such as zh-CN or en.").Text(name, $"names.{tag}", Category.MaxName);
        check.Done();
    }

    /// <summary>A category lies below another that is there, not below itself, and not too deep.</summary>
    private static void CheckPlace(Unit unit, Guid id, Guid? parent)
    {
        var rows = unit.Query($"select id, parent from knowledge_categories where workspace = {unit.Workspace}", r => (Id: r.Id(0), Parent: r.IdOrNull(1)));
        var parents = rows.ToDictionary(r => r.Id, r => r.Parent);
        if (parent is not { } above) return;
        if (!parents.ContainsKey(above)) throw new InvalidRefusal("parentId", "unknownCategory", "There is no such category.");
        if (CategoryTree.Below(rows, id).Contains(above)) throw new InvalidRefusal("parentId", "circle", "A category cannot lie below itself.");
        var depth = 1;
        for (Guid? at = above; at is { } one; at = parents.GetValueOrDefault(one)) depth++;
        if (depth + Height(rows, id) > Category.MaxDepth) throw new InvalidRefusal("parentId", "tooDeep", $"At most {Category.MaxDepth} levels.");
    }

    private static int Height(IReadOnlyList<(Guid Id, Guid? Parent)> rows, Guid id)
    {
        var (height, level) = (0, new HashSet<Guid> { id });
        while (height <= Category.MaxDepth)
        {
            level = [.. rows.Where(r => r.Parent is { } parent && level.Contains(parent)).Select(r => r.Id)];
            if (level.Count == 0) break;
            height++;
        }

        return height;
    }

    private static async Task<CategoryView> ShowAsync(IStore store, Scope scope, Guid id, HttpContext context, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        var row = await session.Db.Set<Category>().FirstOrDefaultAsync(c => c.Workspace == scope.Workspace && c.Id == id, cancellationToken) ?? throw new NotFoundRefusal();
        Platform.Web.Versions.Tell(context.Response, row.Version);
        return CategoryView.Of(row, (await CountsAsync(session, scope, cancellationToken)).GetValueOrDefault(id));
    }

    private static async Task<Dictionary<Guid, int>> CountsAsync(ReadSession session, Scope scope, CancellationToken cancellationToken) => (await session.QueryAsync(
        $"""
        select e.category, count(*) from knowledge_entries e where e.workspace = {scope.Workspace} and e.category is not null and e.status <> {EntryStatus.Archived}
        {EntryAccess.Visible(scope)} group by e.category
        """,
        r => (r.Id(0), (int)r.Long(1)), cancellationToken)).ToDictionary(r => r.Item1, r => r.Item2);
}

/// <summary>A category.</summary>
/// <param name="Names">By language tag.</param>
/// <param name="Entries">Entries right in it that the caller sees; 0 on live sockets.</param>
internal sealed record CategoryView(Guid Id, long Version, Guid? ParentId, IReadOnlyDictionary<string, string> Names, int Order, int Entries, DateTimeOffset CreatedAt)
{
    public static CategoryView Of(Category row, int entries) => new(row.Id, row.Version, row.Parent, CategoryTree.Names(row.Names), row.Place, entries, row.CreatedAt);
}

/// <summary>A category to add.</summary>
internal sealed record NewCategory(IReadOnlyDictionary<string, string> Names, Guid? ParentId = null, int Order = 100);

/// <summary>Changes of a category; absent members stay.</summary>
internal sealed record CategoryChange(Change<IReadOnlyDictionary<string, string>> Names = default, Change<Guid?> ParentId = default, Change<int> Order = default);
