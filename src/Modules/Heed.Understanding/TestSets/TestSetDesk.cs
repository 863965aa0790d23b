using Heed.Accounts.Public;
using Heed.Platform.Web;
using Heed.Text.Classifying;
using Heed.Understanding.Intents;
using Heed.Understanding.Learning;
using Microsoft.EntityFrameworkCore;

namespace Heed.Understanding.TestSets;

/// <summary>Named sets of tests: made, renamed, taken away with a way back, and run.</summary>
internal sealed class TestSetDesk(IStore store, ModelDirectory models, IntentMind mind, IAudit audit)
{
    public const string Kind = "testSet";

    /// <summary>For so long something taken away can be put back.</summary>
    private static readonly TimeSpan Undo = TimeSpan.FromDays(1);

    public async Task<IReadOnlyList<TestSetView>> ListAsync(Scope scope, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        var sets = await SetsAsync(session, scope.Workspace, cancellationToken);
        var tests = (await session.Db.Set<IntentExample>().Where(e => e.Workspace == scope.Workspace && e.Held && e.RemovedAt == null).GroupBy(e => e.TestSet).Select(g => new { g.Key, Count = g.Count() })
            .ToListAsync(cancellationToken)).ToDictionary(g => g.Key ?? TestSet.General, g => g.Count);
        var runs = (await session.Db.Set<TestRun>().Where(r => r.Workspace == scope.Workspace).OrderByDescending(r => r.At).ThenByDescending(r => r.Id).ToListAsync(cancellationToken)).ToLookup(r => r.TestSet);
        return [.. sets.Select(s => new TestSetView(
            s.Id, s.Version, s.Name, s.Required, s.Least, tests.GetValueOrDefault(s.Id), [.. runs[s.Id].Take(TestRun.Kept).Select(r => new TestRunView(r.Number, r.At, r.Tests, r.ToldRight, r.ByHand))],
            s.Id == TestSet.General ? null : s.CreatedAt))];
    }

    public Task<Guid> CreateAsync(Scope scope, string name, CancellationToken cancellationToken)
    {
        scope.RequireEverywhere(IntentDesk.Manage);
        new Validate().Text(name, "name", TestSet.MaxName).Done();
        return store.WriteAsync(
            scope,
            unit =>
            {
                Purge(unit);
                if (unit.Number($"select count(*) from understanding_test_sets where workspace = {unit.Workspace} and removed_at is null") >= TestSet.Most) throw new ConflictRefusal("tooMany", $"At most {TestSet.Most} test sets.");
                Free(unit, name, null);
                var set = new TestSet { Workspace = unit.Workspace, Id = Ids.New(unit.Now), Name = name.Trim(), CreatedAt = unit.Now };
                unit.Db.Set<TestSet>().Add(set);
                Tell(unit, "created", set.Id, set.Version);
                return set.Id;
            },
            cancellationToken);
    }

    public Task ChangeAsync(Scope scope, Guid id, long? expected, TestSetEdit edit, CancellationToken cancellationToken)
    {
        scope.RequireEverywhere(IntentDesk.Manage);
        var validate = new Validate()
            .That(!edit.Least.IsSet || edit.Least.Value is >= 1 and <= 100, "least", "outOfRange", "1 to 100 per cent.")
            .That(!edit.Name.IsSet || id != TestSet.General, "name", "notAllowed", "The general set has no name of its own.");
        if (edit.Name.IsSet && id != TestSet.General) validate.Text(edit.Name.Value, "name", TestSet.MaxName);
        validate.Done();
        return store.WriteAsync(
            scope,
            unit =>
            {
                var set = unit.Db.Set<TestSet>().Find(unit.Workspace, id);
                if (set is null && id == TestSet.General) unit.Db.Set<TestSet>().Add(set = new TestSet { Workspace = unit.Workspace, Id = id, Version = 0, CreatedAt = unit.Now });
                if (set is not { RemovedAt: null }) throw new NotFoundRefusal();
                Versions.Require(expected, set.Version);
                if (edit.Name.IsSet)
                {
                    Free(unit, edit.Name.Value!, id);
                    set.Name = edit.Name.Value!.Trim();
                }

                var (required, least) = (set.Required, set.Least);
                (set.Required, set.Least) = (edit.Required.Or(set.Required), edit.Least.Or(set.Least));
                set.Version++;
                Tell(unit, "changed", id, set.Version);
                if ((required, least) != (set.Required, set.Least)) audit.Write(unit, scope, "testSet.changed", Kind, id, new { set.Required, set.Least });
            },
            cancellationToken);
    }

    /// <summary>Takes a set away with its tests; <see cref="RestoreAsync"/> puts both back within a day.</summary>
    public Task RemoveAsync(Scope scope, Guid id, CancellationToken cancellationToken)
    {
        scope.RequireEverywhere(IntentDesk.Manage);
        return store.WriteAsync(
            scope,
            unit =>
            {
                if (unit.Db.Set<TestSet>().Find(unit.Workspace, id) is not { RemovedAt: null } set || id == TestSet.General) throw new NotFoundRefusal();
                Purge(unit);
                set.RemovedAt = unit.Now;
                set.Version++;
                unit.Execute($"update understanding_examples set removed_at = {unit.Now} where workspace = {unit.Workspace} and test_set = {id} and removed_at is null");
                Tell(unit, "deleted", id, set.Version);
                if (set.Required) audit.Write(unit, scope, "testSet.deleted", Kind, id);
            },
            cancellationToken);
    }

    /// <exception cref="NotFoundRefusal">It was not taken away, or is gone for good.</exception>
    public Task RestoreAsync(Scope scope, Guid id, CancellationToken cancellationToken)
    {
        scope.RequireEverywhere(IntentDesk.Manage);
        return store.WriteAsync(
            scope,
            unit =>
            {
                if (unit.Db.Set<TestSet>().Find(unit.Workspace, id) is not { RemovedAt: { } at } set) throw new NotFoundRefusal();
                Free(unit, set.Name, id);
                // Those that went with it; what had been taken away before stays away.
                unit.Execute($"update understanding_examples set removed_at = null where workspace = {unit.Workspace} and test_set = {id} and removed_at = {at}");
                set.RemovedAt = null;
                set.Version++;
                Tell(unit, "changed", id, set.Version);
            },
            cancellationToken);
    }

    /// <summary>Asks a model the tests of some sets and keeps how that went.</summary>
    /// <exception cref="NotFoundRefusal">The model is not kept any more, or there is no such set.</exception>
    public async Task RunAsync(Scope scope, TestRunRequest request, CancellationToken cancellationToken)
    {
        scope.RequireEverywhere(IntentDesk.Manage);
        List<TestRun> runs;
        using (var session = store.Read())
        {
            var sets = await SetsAsync(session, scope.Workspace, cancellationToken);
            if (request.SetIds?.Any(id => sets.All(s => s.Id != id)) == true) throw new NotFoundRefusal();
            var (classifier, number) = request.Number is { } wanted
                ? (await models.ClassifierAsync(session, scope.Workspace, wanted, cancellationToken), wanted)
                : await mind.OfAsync(session, scope.Workspace, cancellationToken) is { } active ? (active.Classifier, active.Number) : (null, 0L);
            runs = Runs(await TaughtText.TestsAsync(session, scope.Workspace, cancellationToken), sets.Select(s => s.Id).Where(id => request.SetIds?.Contains(id) ?? true), classifier, number, byHand: true);
        }

        await store.WriteAsync(scope, unit => Keep(unit, runs), cancellationToken);
    }

    /// <summary>How a classifier tells the tests of each set; sets without tests are left out.</summary>
    public static List<TestRun> Runs(IReadOnlyList<TestText> tests, IEnumerable<Guid> sets, TextClassifier? classifier, long number, bool byHand)
    {
        var bySet = tests.ToLookup(t => t.Set ?? TestSet.General);
        return [.. sets.Where(bySet.Contains).Select(id => new TestRun
        {
            TestSet = id,
            Number = number,
            Tests = bySet[id].Count(),
            ToldRight = bySet[id].Count(t => TaughtText.Intent(classifier?.Classify(t.Text).Label) == t.Intent),
            ByHand = byHand,
        })];
    }

    /// <summary>Keeps runs inside a unit, and lets the oldest go.</summary>
    public static void Keep(Unit unit, IEnumerable<TestRun> runs)
    {
        foreach (var run in runs)
        {
            unit.Db.Set<TestRun>().Add(new TestRun { Workspace = unit.Workspace, Id = Ids.New(unit.Now), TestSet = run.TestSet, Number = run.Number, At = unit.Now, Tests = run.Tests, ToldRight = run.ToldRight, ByHand = run.ByHand });
            unit.Execute($"""
                delete from understanding_test_runs where workspace = {unit.Workspace} and test_set = {run.TestSet} and id not in
                    (select id from understanding_test_runs where workspace = {unit.Workspace} and test_set = {run.TestSet} order by at desc, id desc limit {TestRun.Kept - 1})
                """);
        }
    }

    /// <summary>The sets that stand, the general one first.</summary>
    internal static async Task<List<TestSet>> SetsAsync(ReadSession session, WorkspaceId workspace, CancellationToken cancellationToken)
    {
        var sets = await session.Db.Set<TestSet>().Where(s => s.Workspace == workspace && s.RemovedAt == null).OrderBy(s => s.CreatedAt).ThenBy(s => s.Id).ToListAsync(cancellationToken);
        var general = sets.Find(s => s.Id == TestSet.General) ?? new TestSet { Workspace = workspace, Id = TestSet.General, Version = 0 };
        return [general, .. sets.Where(s => s.Id != TestSet.General)];
    }

    private static void Free(Unit unit, string name, Guid? own)
    {
        var wanted = name.Trim();
        var names = unit.Query($"select id, name from understanding_test_sets where workspace = {unit.Workspace} and removed_at is null", r => (Id: r.Id(0), Name: r.Text(1)));
        if (names.Exists(n => n.Id != own && string.Equals(n.Name, wanted, StringComparison.OrdinalIgnoreCase))) throw new ConflictRefusal("nameTaken", "There is a test set of this name.");
    }

    private static void Purge(Unit unit)
    {
        var over = unit.Now - Undo;
        unit.Execute($"delete from understanding_test_runs where workspace = {unit.Workspace} and test_set in (select id from understanding_test_sets where workspace = {unit.Workspace} and removed_at < {over})");
        unit.Execute($"delete from understanding_test_sets where workspace = {unit.Workspace} and removed_at < {over}");
        unit.Execute($"delete from understanding_examples where workspace = {unit.Workspace} and removed_at < {over}");
    }

    private static void Tell(Unit unit, string what, Guid id, long version) => unit.Append(new LedgerEvent($"{Kind}.{what}", Kind, id, version));
}
