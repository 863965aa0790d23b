using Heed.Accounts.Public;
using Heed.Knowledge.Answering;
using Heed.Knowledge.Categories;
using Heed.Knowledge.Files;
using Heed.Platform.Web;

namespace Heed.Knowledge.Entries;

/// <summary>Writes entries: the only way to them besides the review and publishing.</summary>
internal sealed class EntryDesk(IStore store, IBrands brands, IPeople people, EntryFiles files)
{
    /// <summary>Adds a draft; its id.</summary>
    public Task<Guid> CreateAsync(Scope scope, NewEntry request, CancellationToken cancellationToken)
    {
        EntryAccess.Require(scope, KnowledgePermissions.Write, request.BrandId);
        return store.WriteAsync(scope, unit => Create(unit, request, EntryOrigin.Written).Id, cancellationToken);
    }

    /// <summary>Adds a draft inside a unit, without asking for rights.</summary>
    /// <exception cref="InvalidRefusal">The content is not allowed, or names something that is not there.</exception>
    public Entry Create(Unit unit, NewEntry request, EntryOrigin origin)
    {
        if (unit.Number($"select count(*) from knowledge_entries where workspace = {unit.Workspace}") >= EntryListing.Most) throw new ConflictRefusal("tooManyEntries", $"A workspace has at most {EntryListing.Most} entries. Delete some first.");
        var entry = new Entry { Workspace = unit.Workspace, Id = Ids.New(unit.Now), Version = 0, Origin = origin, CreatedAt = unit.Now };
        var content = new EntryContent(
            (request.Question ?? "").Trim(), request.Language ?? GuessLanguage(request.Question), request.Titles ?? new Dictionary<string, string>(), Clean(request.Variants), request.Answers ?? [],
            request.Related ?? [], [], request.Audience);
        EntryRules.Check(content);
        content = content with { Files = files.Take(unit, entry.Id, [], request.FileIds ?? []) };
        (entry.Brand, entry.Category, entry.Owner, entry.ExpiresAt) = (request.BrandId, request.CategoryId, request.OwnerId ?? EntryWriting.PersonOf(unit), request.ExpiresAt);
        CheckPlace(unit, entry);
        EntryWriting.Write(unit, entry, content);
        unit.Db.Set<Entry>().Add(entry);
        EntryWriting.Done(unit, entry, "created");
        return entry;
    }

    /// <summary>Changes an entry.</summary>
    /// <exception cref="StaleRefusal">It was changed meanwhile.</exception>
    public Task ChangeAsync(Scope scope, Guid id, long? expected, EntryChange change, CancellationToken cancellationToken) => store.WriteAsync(
        scope,
        unit =>
        {
            var entry = EntryAccess.Load(unit, scope, id);
            EntryAccess.Require(scope, KnowledgePermissions.Write, entry.Brand);
            Platform.Web.Versions.Require(expected, entry.Version);
            var brand = entry.Brand;
            if (change.BrandId.IsSet && change.BrandId.Value != brand) Move(scope, entry, change.BrandId.Value);
            if (change.CategoryId.IsSet) entry.Category = change.CategoryId.Value;
            if (change.OwnerId.IsSet) entry.Owner = change.OwnerId.Value;
            if (change.ExpiresAt.IsSet) entry.ExpiresAt = change.ExpiresAt.Value;
            CheckPlace(unit, entry);
            Edit(unit, entry, change);
            ExpiryTimers.Set(unit, entry);
            if (entry.Published is not null && (brand != entry.Brand || change.ExpiresAt.IsSet || change.CategoryId.IsSet)) Stamp.Raise(unit);
            EntryWriting.Done(unit, entry, "changed", brand == entry.Brand ? null : new { brandBefore = brand });
        },
        cancellationToken);

    /// <summary>Deletes an entry with its versions; what was sent with it stays.</summary>
    public Task DeleteAsync(Scope scope, Guid id, long? expected, CancellationToken cancellationToken) => store.WriteAsync(
        scope,
        unit =>
        {
            var entry = EntryAccess.Load(unit, scope, id);
            EntryAccess.Require(scope, entry.LastNumber > 0 ? KnowledgePermissions.Publish : KnowledgePermissions.Write, entry.Brand);
            Platform.Web.Versions.Require(expected, entry.Version);
            EntryWriting.Unschedule(unit, entry);
            (entry.Published, entry.ExpiresAt) = (null, null);
            ExpiryTimers.Set(unit, entry);
            files.Drop(unit, id);
            unit.Execute($"delete from knowledge_versions where workspace = {unit.Workspace} and entry = {id}");
            unit.Execute($"delete from knowledge_uses where workspace = {unit.Workspace} and entry = {id}");
            unit.Db.Set<Entry>().Remove(entry);
            Stamp.Raise(unit);
            unit.Append(new LedgerEvent("knowledgeEntry.deleted", Entry.LiveKind, id, entry.Version + 1, new { brandBefore = entry.Brand }));
        },
        cancellationToken);

    private void Edit(Unit unit, Entry entry, EntryChange change)
    {
        var now = EntryContent.Read(entry.Current);
        var next = now with
        {
            Question = (change.Question.Or(now.Question) ?? "").Trim(),
            Language = change.Language.Or(now.Language) ?? "",
            Titles = change.Titles.Or(now.Titles) ?? now.Titles,
            Variants = change.Variants.IsSet ? Clean(change.Variants.Value) : now.Variants,
            Answers = change.Answers.Or(now.Answers) ?? [],
            Related = change.Related.Or(now.Related) ?? [],
            Audience = change.Audience.Or(now.Audience),
        };
        EntryRules.Check(next);
        if (change.FileIds.IsSet) next = next with { Files = files.Take(unit, entry.Id, now.Files, change.FileIds.Value ?? []) };
        EntryWriting.Write(unit, entry, next);
    }

    /// <summary>To another brand: who does it must have both, and what customers read moves only by whoever may publish.</summary>
    private static void Move(Scope scope, Entry entry, Guid? brand)
    {
        EntryAccess.Require(scope, KnowledgePermissions.Write, brand);
        if (entry.Published is not null)
        {
            EntryAccess.Require(scope, KnowledgePermissions.Publish, entry.Brand);
            EntryAccess.Require(scope, KnowledgePermissions.Publish, brand);
        }

        entry.Brand = brand;
    }

    private void CheckPlace(Unit unit, Entry entry) => new Validate()
        .That(entry.Brand is not { } brand || brands.Find(unit, brand) is not null, "brandId", "unknownBrand", "There is no such brand.")
        .That(entry.Category is not { } category || unit.Db.Set<Category>().Any(c => c.Workspace == unit.Workspace && c.Id == category), "categoryId", "unknownCategory", "There is no such category.")
        .That(entry.Owner is not { } owner || people.Find(unit, [owner]).ContainsKey(owner), "ownerId", "unknownPerson", "There is no such person.")
        .Done();

    private static List<string> Clean(IReadOnlyList<string>? variants) =>
        [.. (variants ?? []).Select(v => v.Trim()).Where(v => v.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>Chinese when there is a Chinese character in it; English otherwise.</summary>
    private static string GuessLanguage(string? text) => text?.Any(c => c is >= '\u4e00' and <= '\u9fff') == true ? "zh-CN" : "en";
}
