using Heed.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace Heed.Understanding.Intents;

/// <summary>Reads and edits intents; the only way to them. Every change is an event, upon which the workspace learns again.</summary>
internal sealed class IntentDesk(IStore store)
{
    public const string Manage = "understanding.manage";

    public async Task<IReadOnlyList<IntentView>> ListAsync(Scope scope, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        var counts = await session.Db.Set<IntentExample>().Where(e => e.Workspace == scope.Workspace && e.Intent != null && e.RemovedAt == null)
            .GroupBy(e => new { e.Intent, e.Held }).Select(g => new { g.Key.Intent, g.Key.Held, Count = g.Count() }).ToListAsync(cancellationToken);
        var intents = await session.Db.Set<Intent>().Where(i => i.Workspace == scope.Workspace).OrderBy(i => i.Category).ThenBy(i => i.Name).ThenBy(i => i.Id).ToListAsync(cancellationToken);
        int Count(Guid intent, bool held) => counts.FirstOrDefault(c => c.Intent == intent && c.Held == held)?.Count ?? 0;
        return [.. intents.Select(i => IntentView.Of(i, Count(i.Id, held: false), Count(i.Id, held: true)))];
    }

    /// <exception cref="NotFoundRefusal">There is none.</exception>
    public async Task<IntentView> GetAsync(Scope scope, Guid id, CancellationToken cancellationToken) =>
        (await ListAsync(scope, cancellationToken)).FirstOrDefault(i => i.Id == id) ?? throw new NotFoundRefusal();

    public Task<Guid> CreateAsync(Scope scope, string name, string category, CancellationToken cancellationToken)
    {
        scope.RequireEverywhere(Manage);
        Check(name, category);
        return store.WriteAsync(
            scope,
            unit =>
            {
                Free(unit, name, Guid.Empty);
                if (unit.Number($"select count(*) from understanding_intents where workspace = {unit.Workspace}") >= Intent.Most) throw new ConflictRefusal("tooMany", $"At most {Intent.Most} intents.");
                var intent = new Intent { Workspace = unit.Workspace, Id = Ids.New(unit.Now), Name = name.Trim(), Category = category.Trim(), CreatedAt = unit.Now };
                unit.Db.Set<Intent>().Add(intent);
                unit.Append(new LedgerEvent("intent.created", Intent.Kind, intent.Id, intent.Version));
                return intent.Id;
            },
            cancellationToken);
    }

    public Task ChangeAsync(Scope scope, Guid id, long? expected, IntentEdit edit, CancellationToken cancellationToken)
    {
        scope.RequireEverywhere(Manage);
        return store.WriteAsync(
            scope,
            unit =>
            {
                var intent = Load(unit, id);
                Versions.Require(expected, intent.Version);
                intent.Name = (edit.Name.Or(intent.Name) ?? "").Trim();
                intent.Category = (edit.Category.Or(intent.Category) ?? "").Trim();
                Check(intent.Name, intent.Category);
                Free(unit, intent.Name, id);
                Changed(unit, intent);
                return true;
            },
            cancellationToken);
    }

    public Task DeleteAsync(Scope scope, Guid id, CancellationToken cancellationToken)
    {
        scope.RequireEverywhere(Manage);
        return store.WriteAsync(
            scope,
            unit =>
            {
                var intent = Load(unit, id);
                unit.Execute($"delete from understanding_examples where workspace = {unit.Workspace} and intent = {id}");
                unit.Execute($"update understanding_annotations set intent = null where workspace = {unit.Workspace} and intent = {id}");
                unit.Db.Remove(intent);
                unit.Append(new LedgerEvent("intent.deleted", Intent.Kind, id, intent.Version + 1));
                return true;
            },
            cancellationToken);
    }

    /// <exception cref="NotFoundRefusal">There is none.</exception>
    internal static Intent Load(Unit unit, Guid id) => unit.Db.Set<Intent>().Find(unit.Workspace, id) ?? throw new NotFoundRefusal();

    /// <summary>Says that an intent, or what belongs to it, is another now.</summary>
    internal static void Changed(Unit unit, Intent intent)
    {
        intent.Version++;
        unit.Append(new LedgerEvent("intent.changed", Intent.Kind, intent.Id, intent.Version));
    }

    private static void Check(string name, string category) => new Validate().Text(name, "name", 100).Text(category, "category", 100, required: false).Done();

    private static void Free(Unit unit, string name, Guid self)
    {
        var taken = unit.Number($"select count(*) from understanding_intents where workspace = {unit.Workspace} and lower(name) = {name.Trim().ToLowerInvariant()} and id <> {self}");
        if (taken > 0) throw new ConflictRefusal("nameTaken", "There is already an intent of this name.");
    }
}
