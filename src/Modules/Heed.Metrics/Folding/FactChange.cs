namespace Heed.Metrics.Folding;

/// <summary>What one event does to a conversation's facts.</summary>
internal abstract record FactChange
{
    private FactChange()
    {
    }

    /// <summary>A fact was measured; one of the same kind and number is replaced.</summary>
    public sealed record Measured(Fact Fact) : FactChange;

    /// <summary>A fact is one more than it was.</summary>
    public sealed record Counted(FactKind Kind, int Number) : FactChange;

    /// <summary>Something has become true of a fact, or is true no more.</summary>
    public sealed record Marked(FactKind Kind, int Number, Marks Marks, bool On) : FactChange;

    /// <summary>A fact got another value.</summary>
    public sealed record Corrected(FactKind Kind, int Number, long Value, Marks Marks) : FactChange;

    /// <summary>A fact is none any more.</summary>
    public sealed record Withdrawn(FactKind Kind, int Number) : FactChange;

    /// <summary>From now on the conversation counts like this, with all its facts.</summary>
    public sealed record Standing(Standings To) : FactChange;
}
