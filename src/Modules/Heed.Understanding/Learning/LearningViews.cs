using Heed.Text.Sentiments;

namespace Heed.Understanding.Learning;

/// <summary>How far learning has come.</summary>
/// <param name="Learning">Whether something waits to be learnt, or is being learnt.</param>
/// <param name="Since">When the training that runs began; null when none does here.</param>
/// <param name="ExpectedMilliseconds">How long it will take, by the last one; null before the first.</param>
/// <param name="ByHand">Whether a person puts each new model into use.</param>
internal sealed record LearningState(bool Learning, DateTimeOffset? Since, int? ExpectedMilliseconds, int Examples, int Tests, bool ByHand, long Version);

/// <summary>Whether a person puts each new model into use.</summary>
internal sealed record LearningDecision(bool ByHand);

/// <summary>A sentence to try. <paramref name="Number"/>: the model to ask; null for the one in use.</summary>
internal sealed record TextToTry(string Text, long? Number = null);

/// <summary>What a model made of a sentence.</summary>
/// <param name="Number">The model asked; 0 when there is none.</param>
/// <param name="IntentId">Null: it does not know.</param>
/// <param name="Confidence">How likely the first guess is right, 0 to 1.</param>
/// <param name="InScope">How likely it is about any of the intents, 0 to 1; below <paramref name="LeastInScope"/> none is named.</param>
/// <param name="Words">What speaks for the first guess, the strongest first.</param>
internal sealed record TriedText(
    long Number, Guid? IntentId, double Confidence, double InScope, double LeastInScope, IReadOnlyList<RankedGuess> Ranked, IReadOnlyList<WordOfProof> Words, string Language, double Polarity, Emotion Emotion);

/// <summary>An intent and how likely it is, 0 to 1.</summary>
internal sealed record RankedGuess(Guid IntentId, double Confidence);

/// <summary>A word that speaks for an intent.</summary>
/// <param name="Start">Where it stands, in UTF-16 units.</param>
/// <param name="Weight">How much less likely the intent is without it; comparable within one sentence.</param>
internal sealed record WordOfProof(string Text, int Start, double Weight);
