using Heed.Knowledge.Public;
using Heed.Understanding.Learning;

namespace Heed.Understanding.TestSets;

/// <summary>Nothing goes to customers while a set that must pass does not, with the model in use. A set without tests passes.</summary>
internal sealed class PublishGate(IStore store, IntentMind mind) : IPublishGate
{
    public async Task CheckAsync(Scope scope, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        var required = (await TestSetDesk.SetsAsync(session, scope.Workspace, cancellationToken)).FindAll(s => s.Required);
        if (required.Count == 0) return;
        var active = await mind.OfAsync(session, scope.Workspace, cancellationToken);
        var tests = await TaughtText.TestsAsync(session, scope.Workspace, cancellationToken);
        Refuse(required, TestSetDesk.Runs(tests, required.Select(s => s.Id), active?.Classifier, active?.Number ?? 0, byHand: false));
    }

    /// <summary>The same for a model that is not in use yet.</summary>
    public static async Task CheckAsync(ReadSession session, WorkspaceId workspace, Heed.Text.Classifying.TextClassifier? classifier, long number, CancellationToken cancellationToken)
    {
        var required = (await TestSetDesk.SetsAsync(session, workspace, cancellationToken)).FindAll(s => s.Required);
        if (required.Count > 0) Refuse(required, TestSetDesk.Runs(await TaughtText.TestsAsync(session, workspace, cancellationToken), required.Select(s => s.Id), classifier, number, byHand: false));
    }

    private static void Refuse(List<TestSet> required, List<TestRun> runs)
    {
        var failed = new List<FailedTestSet>();
        foreach (var run in runs)
        {
            var set = required.Find(s => s.Id == run.TestSet)!;
            if (run.ToldRight * 100L < (long)run.Tests * set.Least) failed.Add(new FailedTestSet(set.Id, set.Name, run.Tests, run.ToldRight, set.Least));
        }

        if (failed.Count > 0) throw new ConflictRefusal("testsFail", "A test set that must pass does not.", new Dictionary<string, object?> { ["sets"] = failed });
    }
}
