using Heed.Platform.Web;
using Heed.Understanding.TestSets;
using Microsoft.EntityFrameworkCore;

namespace Heed.Understanding.Intents;

/// <summary>Reads and edits examples, those learnt from and those kept for the bench; the only way to them. Every change is an event, upon which the workspace learns again.</summary>
internal sealed class ExampleDesk(IStore store)
{
    /// <summary>For so long something taken away can be put back.</summary>
    private static readonly TimeSpan Undo = TimeSpan.FromDays(1);

    public async Task<Page<ExampleView>> ListAsync(Scope scope, ExampleFilter filter, int? limit, string? after, CancellationToken cancellationToken)
    {
        var size = Paging.Limit(limit);
        var last = Paging.Decode<Guid?>(after);
        if (filter.Text is { Length: > IntentExample.MaxText }) throw new InvalidRefusal("q", "tooLong", $"At most {IntentExample.MaxText} characters.");
        using var session = store.Read();
        var conditions = new List<SqlText> { $"e.workspace = {scope.Workspace} and e.held = {filter.Test} and e.removed_at is null" };
        if (filter.Intent is { } intent) conditions.Add($"e.intent = {intent}");
        else if (!filter.All) conditions.Add($"e.intent is null");
        if (filter.Set is { } set) conditions.Add(set == TestSet.General ? (SqlText)$"e.test_set is null" : $"e.test_set = {set}");
        if (filter.Text?.Trim() is { Length: > 0 } text) conditions.Add(session.Dialect.Contains("e.text", text));
        if (last is { } id) conditions.Add($"e.id < {id}");
        var found = await session.QueryAsync(
            $"select e.id from understanding_examples e where {SqlText.Join(" and ", conditions)} order by e.id desc limit {size + 1}", r => r.Id(0), cancellationToken);
        var rows = await session.Db.Set<IntentExample>().Where(e => e.Workspace == scope.Workspace && found.Contains(e.Id)).OrderByDescending(e => e.Id).ToListAsync(cancellationToken);
        return Paging.From([.. rows.Select(ExampleView.Of)], size, e => e.Id);
    }

    /// <summary>Adds examples; ones that are there already are left out. The number added.</summary>
    /// <param name="intent">Null for words that belong to none.</param>
    public Task<int> AddAsync(Scope scope, Guid? intent, IReadOnlyList<string> texts, bool held, CancellationToken cancellationToken, Guid? set = null)
    {
        scope.RequireEverywhere(IntentDesk.Manage);
        var validate = new Validate().That(texts.Count is > 0 and <= 1_000, "texts", "outOfRange", "Between 1 and 1,000 texts.");
        for (var i = 0; i < Math.Min(texts.Count, 1_000); i++) validate.Text(texts[i], $"texts[{i}]", IntentExample.MaxText, multiline: true);
        validate.Done();
        return store.WriteAsync(
            scope,
            unit =>
            {
                var row = intent is { } id ? IntentDesk.Load(unit, id) : null;
                var fresh = Add(unit, intent, texts, held, set: SetOf(unit, held, set));
                if (fresh > 0) Taught(unit, row);
                return fresh;
            },
            cancellationToken);
    }

    public Task ChangeAsync(Scope scope, Guid example, ExampleEdit edit, CancellationToken cancellationToken)
    {
        scope.RequireEverywhere(IntentDesk.Manage);
        var validate = new Validate().That(!edit.Test.IsSet || edit.Test.Value is not null, "test", "required", "Yes or no.");
        if (edit.Text.IsSet) validate.Text(edit.Text.Value, "text", IntentExample.MaxText, multiline: true);
        validate.Done();
        return store.WriteAsync(
            scope,
            unit =>
            {
                var row = Load(unit, example);
                var before = row.Intent;
                row.Text = edit.Text.IsSet ? edit.Text.Value!.Trim() : row.Text;
                row.Held = edit.Test.Or(row.Held)!.Value;
                row.Intent = edit.IntentId.Or(row.Intent);
                row.TestSet = row.Held ? edit.SetId.IsSet ? SetOf(unit, true, edit.SetId.Value) : row.TestSet : null;
                Told(unit, before);
                if (row.Intent != before) Told(unit, row.Intent, must: true);
                return true;
            },
            cancellationToken);
    }

    /// <summary>Takes an example away; <see cref="RestoreAsync"/> puts it back within a day.</summary>
    public Task RemoveAsync(Scope scope, Guid example, CancellationToken cancellationToken)
    {
        scope.RequireEverywhere(IntentDesk.Manage);
        return store.WriteAsync(
            scope,
            unit =>
            {
                var row = Load(unit, example);
                row.RemovedAt = unit.Now;
                unit.Execute($"delete from understanding_examples where workspace = {unit.Workspace} and removed_at < {unit.Now - Undo}");
                Told(unit, row.Intent);
                return true;
            },
            cancellationToken);
    }

    /// <exception cref="NotFoundRefusal">It was not taken away, is gone for good, or its intent is.</exception>
    public Task RestoreAsync(Scope scope, Guid example, CancellationToken cancellationToken)
    {
        scope.RequireEverywhere(IntentDesk.Manage);
        return store.WriteAsync(
            scope,
            unit =>
            {
                var row = unit.Db.Set<IntentExample>().Find(unit.Workspace, example);
                if (row?.RemovedAt is null) throw new NotFoundRefusal();
                row.RemovedAt = null;
                Told(unit, row.Intent, must: true);
                return true;
            },
            cancellationToken);
    }

    /// <summary>The set a test is kept in: null for the general one, and for what is learnt from.</summary>
    /// <exception cref="InvalidRefusal">There is no such set.</exception>
    internal static Guid? SetOf(Unit unit, bool held, Guid? set)
    {
        if (!held || set is not { } id || id == TestSet.General) return null;
        return unit.Db.Set<TestSet>().Find(unit.Workspace, id) is { RemovedAt: null } ? id : throw new InvalidRefusal("setId", "unknownSet", "There is no such test set.");
    }

    /// <summary>Adds those of the texts that the intent does not have yet; how many.</summary>
    /// <param name="pending">How many this unit has added before.</param>
    internal static int Add(Unit unit, Guid? intent, IEnumerable<string> texts, bool held, int pending = 0, Guid? set = null)
    {
        var known = unit.Db.Set<IntentExample>().Where(e => e.Workspace == unit.Workspace && e.Intent == intent && e.RemovedAt == null).Select(e => e.Text).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var fresh = texts.Select(t => t.Trim()).Where(known.Add).ToList();
        if (unit.Number($"select count(*) from understanding_examples where workspace = {unit.Workspace}") + pending + fresh.Count > IntentExample.Most) throw new ConflictRefusal("tooMany", $"At most {IntentExample.Most} examples.");
        foreach (var text in fresh) unit.Db.Set<IntentExample>().Add(new IntentExample { Workspace = unit.Workspace, Id = Ids.New(unit.Now), Intent = intent, Text = text, Held = held, TestSet = set, At = unit.Now });
        return fresh.Count;
    }

    /// <summary>A customer's words that an agent sorted, inside the unit; null for none of the intents.</summary>
    public static void Learn(Unit unit, Guid? intent, string text, Guid? customer, Guid message)
    {
        var words = Cut(text);
        if (words.Length == 0) return;
        // The same words said for another intent before are this one's from now on.
        unit.Execute($"delete from understanding_examples where workspace = {unit.Workspace} and text = {words} and held = {false}");
        unit.Db.Set<IntentExample>().Add(new IntentExample { Workspace = unit.Workspace, Id = Ids.New(unit.Now), Intent = intent, Text = words, Customer = customer, Message = message, At = unit.Now });
        Taught(unit, intent is { } id ? IntentDesk.Load(unit, id) : null);
    }

    /// <summary>Takes back what <see cref="Learn"/> took from a message, inside the unit.</summary>
    public static void Unlearn(Unit unit, Guid? intent, Guid message)
    {
        if (unit.Execute($"delete from understanding_examples where workspace = {unit.Workspace} and message = {message}") > 0) Told(unit, intent);
    }

    /// <summary>The part of a customer's words that is learnt from.</summary>
    private static string Cut(string text) => text.Length <= IntentExample.MaxText ? text.Trim() : text[..IntentExample.MaxText].Trim();

    private static IntentExample Load(Unit unit, Guid id) => unit.Db.Set<IntentExample>().Find(unit.Workspace, id) is { RemovedAt: null } row ? row : throw new NotFoundRefusal();

    private static void Told(Unit unit, Guid? intent, bool must = false)
    {
        var row = intent is { } id ? unit.Db.Set<Intent>().Find(unit.Workspace, id) : null;
        if (must && intent is not null && row is null) throw new NotFoundRefusal();
        Taught(unit, row);
    }

    internal static void Taught(Unit unit, Intent? intent)
    {
        if (intent is not null) IntentDesk.Changed(unit, intent);
        else unit.Append(new LedgerEvent("intent.scopeTaught", Intent.Kind, Guid.Empty, 1));
    }
}
