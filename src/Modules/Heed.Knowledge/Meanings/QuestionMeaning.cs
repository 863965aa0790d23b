using System.Collections.Concurrent;
using Heed.Knowledge.Answering;
using Heed.Text.Retrieval;

namespace Heed.Knowledge.Meanings;

/// <summary>Asks by meaning where words leave doubt. Whatever goes wrong, what the words found stands.</summary>
internal sealed class QuestionMeaning(ITextMeanings meanings, MeaningShelf shelf)
{
    /// <summary>Questions kept with their meaning on a node; more begin anew.</summary>
    private const int Kept = 2_000;

    private readonly ConcurrentDictionary<(WorkspaceId Workspace, string Model, string Hash), MeaningVector> _read = new();

    /// <summary>What was found, with what lies near by meaning.</summary>
    public async Task<IReadOnlyList<AnswerHit>> AddAsync(
        ReadSession session, WorkspaceId workspace, KnowledgeQuestion question, IndexedWords reach, IReadOnlyList<AnswerHit> found, CancellationToken cancellationToken)
    {
        if (question.Meaning is not { } use || string.IsNullOrWhiteSpace(question.Text) || reach.Questions.Count == 0 || Certain(found, use.Sure)) return found;
        if (await meanings.ModelAsync(session, workspace, cancellationToken) is not { } model) return found;
        var dimensions = await MeaningShelf.DimensionsAsync(session, workspace, model, cancellationToken);
        if (dimensions == 0 || await ReadAsync(workspace, model, question.Text, use.Patience, cancellationToken) is not { } vector || vector.Dimensions != dimensions) return found;
        return MeaningMix.Of(found, await shelf.NearAsync(session, workspace, model, reach, vector, cancellationToken), use.Sure);
    }

    private static bool Certain(IReadOnlyList<AnswerHit> found, double sure) =>
        found.Count > 0 && found[0].Score >= sure && (found.Count == 1 || found[0].Score - found[1].Score >= AskEndpoints.Lead);

    private async Task<MeaningVector?> ReadAsync(WorkspaceId workspace, string model, string text, TimeSpan patience, CancellationToken cancellationToken)
    {
        var asked = text.Length <= AnswerIndex.MaxQuestion ? text : text[..AnswerIndex.MaxQuestion];
        var key = (workspace, model, MeaningText.Hash(asked));
        if (_read.TryGetValue(key, out var known)) return known;
        var reply = await meanings.ReadAsync(workspace, [asked], new MeaningCall(patience, Background: false), cancellationToken);
        if (reply.Failure is not null || reply.Model != model) return null;
        if (_read.Count >= Kept) _read.Clear();
        return _read[key] = MeaningVector.Of(reply.Vectors[0]);
    }
}
