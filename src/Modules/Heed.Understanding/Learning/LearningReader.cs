using Heed.Platform.Ledger;
using Heed.Text.Classifying;
using Microsoft.EntityFrameworkCore;

namespace Heed.Understanding.Learning;

/// <summary>
/// Learns when examples have changed. What changes while it learns is read as further events, and all of those that the new
/// model already holds are skipped, so that a thousand changes cost few trainings. A model that does worse on the
/// workspace's own tests is kept, but not asked until a person says so.
/// </summary>
internal sealed class LearningReader(IStore store, LedgerBook ledger, TimeProvider time) : ILedgerReader
{
    /// <summary>So much of the tests may be lost before a model is held back: an example more always moves some.</summary>
    private const double Tolerated = 0.02;

    /// <summary>Why examples changed when a customer was erased.</summary>
    internal const string Erased = "erased";

    public string Name => "understanding.learning";

    public IReadOnlySet<string> Events { get; } = new HashSet<string>(StringComparer.Ordinal) { "intent.created", "intent.changed", "intent.deleted", "intent.scopeTaught" };

    public async Task HandleAsync(LedgerRow row, CancellationToken cancellationToken)
    {
        List<LabelledText> texts, tests;
        byte[]? before;
        long through;
        using (var session = store.Read())
        {
            var learnt = await session.NumberAsync($"select max(through) from understanding_models where workspace = {row.Workspace}", cancellationToken);
            if (row.Seq <= learnt) return;
            through = (await ledger.HeadAsync(row.Workspace, cancellationToken)).Head.Seq;
            texts = await TaughtText.ReadAsync(session, row.Workspace, held: false, cancellationToken);
            tests = await TaughtText.ReadAsync(session, row.Workspace, held: true, cancellationToken);
            before = await session.Db.Set<LearntModel>().Where(m => m.Workspace == row.Workspace && m.Active).Select(m => m.Bytes).FirstOrDefaultAsync(cancellationToken);
        }

        var started = time.GetTimestamp();
        var classifier = Train(texts, cancellationToken);
        var spent = (int)time.GetElapsedTime(started).TotalMilliseconds;
        var score = BenchScore.Of(classifier, tests).Right;
        // Whatever was learnt before an erasure has seen the words, also what was being learnt meanwhile: none of it is preferred or kept.
        var afresh = row.TextFact("why") == Erased;
        var worse = !afresh && before is not null && score < BenchScore.Of(TextClassifier.Load(new MemoryStream(before, writable: false)), tests).Right - Tolerated;
        var model = new NewModel(through, Saved(classifier), texts.Select(t => t.Label).OfType<string>().Distinct(StringComparer.Ordinal).Count(), texts.Count, spent, score, worse, afresh);
        await store.WriteAsync(Scope.System(row.Workspace), unit => Keep(unit, model), cancellationToken);
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

    private static bool Keep(Unit unit, NewModel model)
    {
        var number = unit.Number($"select max(number) from understanding_models where workspace = {unit.Workspace}") + 1;
        if (!model.Worse) unit.Execute($"update understanding_models set active = {false} where workspace = {unit.Workspace} and active = {true}");
        unit.Execute($"delete from understanding_models where workspace = {unit.Workspace} and active = {false} and number <= {number - LearntModel.Kept}");
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
            Score = model.Score is { } score ? (int)Math.Round(score * 1000) : null,
            Bytes = model.Bytes,
            Active = !model.Worse,
        });
        unit.Append(new LedgerEvent(model.Worse ? "intentModel.heldBack" : "intentModel.learnt", "intentModel", Guid.Empty, number, new { examples = model.Examples, intents = model.Intents }));
        return true;
    }

    private sealed record NewModel(long Through, byte[]? Bytes, int Intents, int Examples, int Milliseconds, double? Score, bool Worse, bool Afresh);
}
