using System.Collections.Concurrent;
using Heed.Text.Classifying;
using Microsoft.EntityFrameworkCore;

namespace Heed.Understanding.Learning;

/// <summary>The classifiers in use, in this node's memory: loaded when first asked, and again when the workspace has learnt.</summary>
internal sealed class IntentMind
{
    private readonly ConcurrentDictionary<WorkspaceId, (long Number, TextClassifier? Classifier)> _minds = new();

    /// <summary>The classifier and the number of its model; null while the workspace has taught nothing.</summary>
    public async Task<(TextClassifier Classifier, long Number)?> OfAsync(ReadSession session, WorkspaceId workspace, CancellationToken cancellationToken)
    {
        var number = await session.NumberAsync($"select number from understanding_models where workspace = {workspace} and active = {true}", cancellationToken);
        if (number == 0) return null;
        if (!_minds.TryGetValue(workspace, out var mind) || mind.Number != number)
        {
            var bytes = await session.Db.Set<LearntModel>().Where(m => m.Workspace == workspace && m.Number == number).Select(m => m.Bytes).FirstOrDefaultAsync(cancellationToken);
            mind = (number, bytes is null ? null : TextClassifier.Load(new MemoryStream(bytes, writable: false)));
            _minds[workspace] = mind;
        }

        return mind.Classifier is null ? null : (mind.Classifier, mind.Number);
    }
}
