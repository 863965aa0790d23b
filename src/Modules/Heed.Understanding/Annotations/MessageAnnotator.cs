using Heed.Conversations.Public;
using Heed.Text.Languages;
using Heed.Text.Sentiments;
using Heed.Understanding.Learning;

namespace Heed.Understanding.Annotations;

/// <summary>Reads a customer's message while it is taken in: language, feeling and intent, in well under a millisecond.</summary>
internal sealed class MessageAnnotator(IntentMind mind) : IMessageAnnotator
{
    /// <summary>No more of a message is read than this, in characters.</summary>
    private const int MaxText = 4_000;

    public async Task<Action<Unit, Guid, Guid>?> AnnotateAsync(ReadSession session, InboxRow inbox, InboundMessage message, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(message.Text) || message.Spam) return null;
        var text = message.Text.Length <= MaxText ? message.Text : message.Text[..MaxText];
        var language = LanguageDetector.Detect(text);
        var feeling = SentimentLexicon.Score(text);
        var known = await mind.OfAsync(session, inbox.Workspace, cancellationToken);
        var read = known?.Classifier.Classify(text);
        return (unit, conversation, id) => unit.Execute($"""
            insert into understanding_annotations (workspace, message, conversation, customer, at, language, polarity, emotion, intent, confidence, model, corrected_by, version)
            values ({unit.Workspace}, {id}, {conversation}, {message.Customer}, {unit.Now}, {language.Code}, {(int)Math.Round(feeling.Polarity * 1000)}, {feeling.Emotion},
                {TaughtText.Intent(read?.Label)}, {(int)Math.Round((read?.Confidence ?? 0) * 1000)}, {known?.Number ?? 0}, {(Guid?)null}, {1L})
            on conflict (workspace, message) do nothing
            """);
    }
}
