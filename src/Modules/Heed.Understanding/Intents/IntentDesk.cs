using Heed.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace Heed.Understanding.Intents;

/// <summary>Reads and edits intents and their examples; the only way to them. Every change is an event, upon which the workspace learns again.</summary>
internal sealed class IntentDesk(IStore store)
{
    public const string Manage = "understanding.manage";

    public async Task<IReadOnlyList<IntentView>> ListAsync(Scope scope, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        var counts = await session.Db.Set<IntentExample>().Where(e => e.Workspace == scope.Workspace && e.Intent != null)
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

    public async Task<Page<ExampleView>> ExamplesAsync(Scope scope, Guid? intent, bool held, int? limit, string? after, CancellationToken cancellationToken)
    {
        var size = Paging.Limit(limit);
        var last = Paging.Decode<Guid?>(after);
        using var session = store.Read();
        var rows = session.Db.Set<IntentExample>().Where(e => e.Workspace == scope.Workspace && e.Intent == intent && e.Held == held);
        if (last is { } id) rows = rows.Where(e => e.Id > id);
        var found = await rows.OrderBy(e => e.Id).Take(size + 1).ToListAsync(cancellationToken);
        return Paging.From([.. found.Select(ExampleView.Of)], size, e => e.Id);
    }

    /// <summary>Adds examples; ones that are there already are left out. The number added.</summary>
    /// <param name="intent">Null for words that belong to none.</param>
    public Task<int> AddAsync(Scope scope, Guid? intent, IReadOnlyList<string> texts, bool held, CancellationToken cancellationToken)
    {
        scope.RequireEverywhere(Manage);
        var validate = new Validate().That(texts.Count is > 0 and <= 1_000, "texts", "outOfRange", "Between 1 and 1,000 texts.");
        for (var i = 0; i < Math.Min(texts.Count, 1_000); i++) validate.Text(texts[i], $"texts[{i}]", IntentExample.MaxText, multiline: true);
        validate.Done();
        return store.WriteAsync(
            scope,
            unit =>
            {
                var row = intent is { } id ? Load(unit, id) : null;
                var known = unit.Db.Set<IntentExample>().Where(e => e.Workspace == unit.Workspace && e.Intent == intent).Select(e => e.Text).ToHashSet(StringComparer.OrdinalIgnoreCase);
                var fresh = texts.Select(t => t.Trim()).Where(known.Add).ToList();
                if (unit.Number($"select count(*) from understanding_examples where workspace = {unit.Workspace}") + fresh.Count > IntentExample.Most) throw new ConflictRefusal("tooMany", $"At most {IntentExample.Most} examples.");
                foreach (var text in fresh) unit.Db.Set<IntentExample>().Add(new IntentExample { Workspace = unit.Workspace, Id = Ids.New(unit.Now), Intent = intent, Text = text, Held = held, At = unit.Now });
                if (fresh.Count > 0) Taught(unit, row);
                return fresh.Count;
            },
            cancellationToken);
    }

    public Task RemoveExampleAsync(Scope scope, Guid example, CancellationToken cancellationToken)
    {
        scope.RequireEverywhere(Manage);
        return store.WriteAsync(
            scope,
            unit =>
            {
                var row = unit.Db.Set<IntentExample>().Find(unit.Workspace, example) ?? throw new NotFoundRefusal();
                unit.Db.Remove(row);
                Taught(unit, row.Intent is { } intent ? unit.Db.Set<Intent>().Find(unit.Workspace, intent) : null);
                return true;
            },
            cancellationToken);
    }

    /// <summary>A customer's words that an agent sorted, inside the unit; null for none of the intents.</summary>
    public static void Learn(Unit unit, Guid? intent, string text, Guid? customer)
    {
        var words = text.Length <= IntentExample.MaxText ? text.Trim() : text[..IntentExample.MaxText].Trim();
        if (words.Length == 0) return;
        // The same words said for another intent before are this one's from now on.
        unit.Execute($"delete from understanding_examples where workspace = {unit.Workspace} and text = {words} and held = {false}");
        unit.Db.Set<IntentExample>().Add(new IntentExample { Workspace = unit.Workspace, Id = Ids.New(unit.Now), Intent = intent, Text = words, Customer = customer, At = unit.Now });
        Taught(unit, intent is { } id ? Load(unit, id) : null);
    }

    private static Intent Load(Unit unit, Guid id) => unit.Db.Set<Intent>().Find(unit.Workspace, id) ?? throw new NotFoundRefusal();

    private static void Changed(Unit unit, Intent intent)
    {
        intent.Version++;
        unit.Append(new LedgerEvent("intent.changed", Intent.Kind, intent.Id, intent.Version));
    }

    private static void Taught(Unit unit, Intent? intent)
    {
        if (intent is not null) Changed(unit, intent);
        else unit.Append(new LedgerEvent("intent.scopeTaught", Intent.Kind, Guid.Empty, 1));
    }

    private static void Check(string name, string category) => new Validate().Text(name, "name", 100).Text(category, "category", 100, required: false).Done();

    private static void Free(Unit unit, string name, Guid self)
    {
        var taken = unit.Number($"select count(*) from understanding_intents where workspace = {unit.Workspace} and lower(name) = {name.Trim().ToLowerInvariant()} and id <> {self}");
        if (taken > 0) throw new ConflictRefusal("nameTaken", "There is already an intent of this name.");
    }
}
