using Heed.Text.Classifying;
using Heed.Text.Languages;
using Heed.Text.Sentiments;
using Heed.Understanding.Learning;

namespace Heed.Understanding.Annotations;

/// <summary>What a message is taken for now.</summary>
/// <param name="Polarity">Thousandths, from -1000 to 1000.</param>
/// <param name="Confidence">Thousandths.</param>
/// <param name="Model">The model asked; 0 for none.</param>
internal sealed record MessageReading(string Language, int Polarity, Emotion Emotion, Guid? Intent, int Confidence, long Model)
{
    /// <summary>No more of a message is read than this, in characters.</summary>
    private const int MaxText = 4_000;

    /// <summary>Reads a message, in well under a millisecond once the workspace's model is in memory.</summary>
    public static async Task<MessageReading> OfAsync(ReadSession session, WorkspaceId workspace, string message, IntentMind mind, CancellationToken cancellationToken) =>
        Of(message, await mind.OfAsync(session, workspace, cancellationToken));

    /// <summary>Reads a message by a model; language and feeling alone where there is none.</summary>
    public static MessageReading Of(string message, (TextClassifier Classifier, long Number)? known)
    {
        var text = message.Length <= MaxText ? message : message[..MaxText];
        var feeling = SentimentLexicon.Score(text);
        var told = known?.Classifier.Classify(text);
        return new MessageReading(
            LanguageDetector.Detect(text).Code, (int)Math.Round(feeling.Polarity * 1000), feeling.Emotion, TaughtText.Intent(told?.Label), (int)Math.Round((told?.Confidence ?? 0) * 1000), known?.Number ?? 0);
    }
}
