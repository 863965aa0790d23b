using Heed.Platform.Web;
using Heed.Text.Sentiments;

namespace Heed.Understanding.Annotations;

/// <summary>What a message was taken for.</summary>
/// <param name="Polarity">From -1, wholly bad, to 1, wholly good.</param>
/// <param name="Confidence">How sure the intent is, 0 to 1; 1 when an agent said so.</param>
/// <param name="Corrected">Whether an agent put it right.</param>
internal sealed record AnnotationView(Guid MessageId, Guid ConversationId, long Version, string Language, double Polarity, Emotion Emotion, Guid? IntentId, double Confidence, bool Corrected)
{
    public static AnnotationView Of(Annotation a) => new(a.Message, a.Conversation, a.Version, a.Language, a.Polarity / 1000.0, a.Emotion, a.Intent, a.Confidence / 1000.0, a.CorrectedBy is not null);
}

/// <summary>What an agent puts right; absent members stay. An intent of null says: none of the intents.</summary>
internal sealed record AnnotationEdit(Change<Guid?> IntentId = default, Change<string> Language = default, Change<double?> Polarity = default, Change<Emotion?> Emotion = default);

/// <summary>Why a message was taken for an intent.</summary>
/// <param name="Ranked">The likeliest intents.</param>
/// <param name="Words">Words that spoke for the first, the strongest first.</param>
internal sealed record Explanation(IReadOnlyList<RankedIntent> Ranked, IReadOnlyList<string> Words);

/// <summary>An intent and how likely it is, 0 to 1.</summary>
internal sealed record RankedIntent(Guid IntentId, double Confidence);
