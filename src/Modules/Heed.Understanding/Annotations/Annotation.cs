using Heed.Text.Sentiments;

namespace Heed.Understanding.Annotations;

/// <summary>What a customer's message was taken for: by Heed, or by an agent who knew better.</summary>
internal sealed class Annotation
{
    public const string Kind = "annotation";

    public WorkspaceId Workspace { get; init; }

    public Guid Message { get; init; }

    public Guid Conversation { get; init; }

    public Guid? Customer { get; set; }

    public DateTimeOffset At { get; init; }

    /// <summary>BCP 47 code; <c>und</c> when it cannot be told.</summary>
    public required string Language { get; set; }

    /// <summary>Thousandths: from -1000, wholly bad, to 1000, wholly good.</summary>
    public int Polarity { get; set; }

    public Emotion Emotion { get; set; }

    /// <summary>Null: none of the workspace's intents, or not known.</summary>
    public Guid? Intent { get; set; }

    /// <summary>Thousandths.</summary>
    public int Confidence { get; set; }

    /// <summary>The model that said so; 0 for none.</summary>
    public long Model { get; set; }

    /// <summary>The agent who put it right.</summary>
    public Guid? CorrectedBy { get; set; }

    public long Version { get; set; } = 1;
}
