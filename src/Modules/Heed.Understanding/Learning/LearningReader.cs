using Heed.Accounts.Public;
using Heed.Platform.Ledger;
using Heed.Text.Classifying;
using Heed.Understanding.TestSets;
using Microsoft.EntityFrameworkCore;

namespace Heed.Understanding.Learning;

/// <summary>
/// Learns when examples have changed. What changes while it learns is read as further events, and all of those that the new
/// model already holds are skipped, so that a thousand changes cost few trainings. A model that does worse on the
/// workspace's own tests is kept, but not asked until a person says so.
/// </summary>
internal sealed class LearningReader(IStore store, LedgerBook ledger, LearningProgress progress, IAudit audit, TimeProvider time) : ILedgerReader
{
    /// <summary>So much of the tests may be lost before a model is held back: an example more always moves some.</summary>
    private const double Tolerated = 0.02;

    /// <summary>Why examples changed when a customer was erased.</summary>
    internal const string Erased = "erased";

    public string Name => "understanding.learning";

    public IReadOnlySet<string> Events { get; } = Teaching;

    /// <summary>Events after which there is something to learn.</summary>
    internal static readonly IReadOnlySet<string> Teaching = new HashSet<string>(StringComparer.Ordinal) { "intent.created", "intent.changed", "intent.deleted", "intent.scopeTaught" };

    public async Task HandleAsync(LedgerRow row, CancellationToken cancellationToken)
    {
        List<LabelledText> texts, tests;
        List<TestText> benched;
        List<Guid> sets;
        byte[]? former;
        long through;
        bool byHand;
        using (var session = store.Read())
        {
            var learnt = await session.NumberAsync($"select max(through) from understanding_models where workspace = {row.Workspace}", cancellationToken);
            if (row.Seq <= learnt) return;
            through = (await ledger.HeadAsync(row.Workspace, cancellationToken)).Head.Seq;
            texts = await TaughtText.ReadAsync(session, row.Workspace, held: false, cancellationToken);
            tests = await TaughtText.ReadAsync(session, row.Workspace, held: true, cancellationToken);
            benched = await TaughtText.TestsAsync(session, row.Workspace, cancellationToken);
            sets = [.. (await TestSetDesk.SetsAsync(session, row.Workspace, cancellationToken)).Select(s => s.Id)];
            former = await session.Db.Set<LearntModel>().Where(m => m.Workspace == row.Workspace && m.Active).Select(m => m.Bytes).FirstOrDefaultAsync(cancellationToken);
            byHand = await session.Db.Set<LearningPolicy>().AnyAsync(p => p.Workspace == row.Workspace && p.ByHand, cancellationToken);
        }

        using var run = progress.Begin(row.Workspace);
        var started = time.GetTimestamp();
        var classifier = Train(texts, cancellationToken);
        var spent = (int)time.GetElapsedTime(started).TotalMilliseconds;
        var score = BenchScore.Share(classifier, tests);
        var before = former is null ? null : BenchScore.Share(TextClassifier.Load(new MemoryStream(former, writable: false)), tests);
        // Whatever was learnt before an erasure has seen the words, also what was being learnt meanwhile: none of it is preferred or kept.
        var afresh = row.TextFact("why") == Erased;
        var held = afresh ? HoldReason.None : score < before - Tolerated ? HoldReason.Worse : byHand && former is not null ? HoldReason.Asked : HoldReason.None;
        var model = new NewModel(through, Saved(classifier), texts.Select(t => t.Label).OfType<string>().Distinct(StringComparer.Ordinal).Count(), texts.Count, spent, tests.Count, score, afresh ? null : before, held, afresh);
        await store.WriteAsync(
            Scope.System(row.Workspace),
            unit =>
            {
                var number = Keep(unit, model);
                TestSetDesk.Keep(unit, TestSetDesk.Runs(benched, sets, classifier, number, byHand: false));
                audit.Write(unit, Scope.System(row.Workspace), model.Held == HoldReason.None ? "intentModel.learnt" : "intentModel.heldBack", "intentModel", null, new { examples = model.Examples, intents = model.Intents });
            },
            cancellationToken);
    }

    /// <summary>Null when there are not two things to tell apart.</summary>
    private static TextClassifier? Train(List<LabelledText> texts, CancellationToken cancellationToken) =>
        texts.Select(t => t.Label).Distinct(StringComparer.Ordinal).Take(2).Count() < 2 ? null : ClassifierTrainer.Train(texts, null, cancellationToken);

    private static byte[]? Saved(TextClassifier? classifier)
    {
        if (classifier is null) return null;
        using var saved = new MemoryStream();
        classifier.Save(saved);
        return saved.ToArray();
    }

    private static long Keep(Unit unit, NewModel model)
    {
        var number = unit.Number($"select max(number) from understanding_models where workspace = {unit.Workspace}") + 1;
        if (model.Held == HoldReason.None) unit.Execute($"update understanding_models set active = {false} where workspace = {unit.Workspace} and active = {true}");
        unit.Execute($"delete from understanding_models where workspace = {unit.Workspace} and active = {false} and number <= {number - LearntModel.Kept}");
        // What could tell nothing apart is no way back: it is not kept among the last.
        unit.Execute($"delete from understanding_models where workspace = {unit.Workspace} and bytes is null");
        if (model.Afresh) unit.Execute($"delete from understanding_models where workspace = {unit.Workspace}");
        unit.Db.Set<LearntModel>().Add(new LearntModel
        {
            Workspace = unit.Workspace,
            Number = number,
            Through = model.Through,
            At = unit.Now,
            Intents = model.Intents,
            Examples = model.Examples,
            Milliseconds = model.Milliseconds,
            Tests = model.Tests,
            Score = Thousandths(model.Score),
            Before = Thousandths(model.Before),
            Held = model.Held,
            Bytes = model.Bytes,
            Active = model.Held == HoldReason.None,
        });
        unit.Append(new LedgerEvent(model.Held != HoldReason.None ? "intentModel.heldBack" : "intentModel.learnt", "intentModel", Guid.Empty, number, new { examples = model.Examples, intents = model.Intents }));
        return number;
    }

    private static int? Thousandths(double? share) => share is { } some ? (int)Math.Round(some * 1000) : null;

    private sealed record NewModel(long Through, byte[]? Bytes, int Intents, int Examples, int Milliseconds, int Tests, double? Score, double? Before, HoldReason Held, bool Afresh);
}
