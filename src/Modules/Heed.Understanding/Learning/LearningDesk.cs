using Heed.Accounts.Public;
using Heed.Platform.Ledger;
using Heed.Text.Classifying;
using Heed.Text.Languages;
using Heed.Text.Sentiments;
using Heed.Understanding.Intents;
using Microsoft.EntityFrameworkCore;

namespace Heed.Understanding.Learning;

/// <summary>How far learning has come, how its results are taken, and what a model makes of a sentence.</summary>
internal sealed class LearningDesk(IStore store, LedgerBook ledger, LearningProgress progress, IntentMind mind, ModelDirectory models, IAudit audit)
{
    /// <summary>No more of the ledger is looked through for changes that are not learnt yet; what is older is being learnt.</summary>
    private const int Tail = 500;

    public async Task<LearningState> StateAsync(Scope scope, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        var workspace = scope.Workspace;
        var through = await session.NumberAsync($"select max(through) from understanding_models where workspace = {workspace}", cancellationToken);
        var head = (await ledger.HeadAsync(workspace, cancellationToken)).Head.Seq;
        var fresh = await ledger.AfterAsync(workspace, Math.Max(through, head - Tail), Tail, cancellationToken);
        var last = await session.Db.Set<LearntModel>().Where(m => m.Workspace == workspace).OrderByDescending(m => m.Number).Select(m => new { m.Milliseconds, m.Examples }).FirstOrDefaultAsync(cancellationToken);
        var examples = (int)await session.NumberAsync($"select count(*) from understanding_examples where workspace = {workspace} and held = {false} and removed_at is null", cancellationToken);
        var tests = (int)await session.NumberAsync($"select count(*) from understanding_examples where workspace = {workspace} and held = {true} and removed_at is null", cancellationToken);
        var since = progress.Since(workspace);
        // The time of the last training, by the number of examples: it grows a little more than they do.
        var expected = last is { Examples: > 0 } ? (int)Math.Min(600_000L, (long)last.Milliseconds * Math.Max(1, examples) / last.Examples) : (int?)null;
        var policy = await session.Db.Set<LearningPolicy>().FirstOrDefaultAsync(p => p.Workspace == workspace, cancellationToken);
        return new LearningState(since is not null || fresh.Exists(r => LearningReader.Teaching.Contains(r.Name)), since, expected, examples, tests, policy?.ByHand ?? false, policy?.Version ?? 0);
    }

    /// <summary>Learns once more, though nothing has changed.</summary>
    public Task AgainAsync(Scope scope, CancellationToken cancellationToken)
    {
        scope.RequireEverywhere(IntentDesk.Manage);
        return store.WriteAsync(
            scope,
            unit =>
            {
                ExampleDesk.Taught(unit, null);
                audit.Write(unit, scope, "intentModel.trained", "intentModel");
                return true;
            },
            cancellationToken);
    }

    /// <summary>Says whether a person puts each new model into use.</summary>
    public Task DecideAsync(Scope scope, bool byHand, CancellationToken cancellationToken)
    {
        scope.RequireEverywhere(IntentDesk.Manage);
        return store.WriteAsync(
            scope,
            unit =>
            {
                var policy = unit.Db.Set<LearningPolicy>().Find(unit.Workspace);
                if (policy is null) unit.Db.Set<LearningPolicy>().Add(policy = new LearningPolicy { Workspace = unit.Workspace, Version = 0 });
                policy.ByHand = byHand;
                policy.Version++;
                unit.Append(new LedgerEvent("intentModel.policyChanged", "intentModel", Guid.Empty, policy.Version, new { byHand }));
                audit.Write(unit, scope, "intentModel.policyChanged", "intentModel", null, new { byHand });
                return true;
            },
            cancellationToken);
    }

    /// <summary>What a model makes of a sentence, and why; the one in use when no number is given.</summary>
    /// <exception cref="NotFoundRefusal">The model is not kept any more.</exception>
    public async Task<TriedText> TryAsync(Scope scope, string text, long? number, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        var asked = await AskedAsync(session, scope.Workspace, number, cancellationToken);
        var language = LanguageDetector.Detect(text).Code;
        var feeling = SentimentLexicon.Score(text);
        if (asked is not { } known) return new TriedText(0, null, 0, 0, 0, [], [], language, feeling.Polarity, feeling.Emotion);
        var told = known.Classifier.Classify(text);
        var ranked = told.Ranked.Take(5).Select(r => (Intent: TaughtText.Intent(r.Label), r.Probability)).Where(r => r.Intent is not null).Select(r => new RankedGuess(r.Intent!.Value, Math.Round(r.Probability, 4)));
        var words = known.Classifier.Explain(text).Take(12).Select(w => new WordOfProof(w.Text, w.Start, Math.Round(w.Weight, 4)));
        return new TriedText(known.Number, TaughtText.Intent(told.Label), Math.Round(told.Confidence, 4), Math.Round(told.InScope, 4), Math.Round(known.Classifier.LeastInScope, 4), [.. ranked], [.. words], language, feeling.Polarity, feeling.Emotion);
    }

    private async Task<(TextClassifier Classifier, long Number)?> AskedAsync(ReadSession session, WorkspaceId workspace, long? number, CancellationToken cancellationToken)
    {
        if (number is not { } wanted) return await mind.OfAsync(session, workspace, cancellationToken);
        var classifier = await models.ClassifierAsync(session, workspace, wanted, cancellationToken);
        return classifier is null ? null : (classifier, wanted);
    }
}
