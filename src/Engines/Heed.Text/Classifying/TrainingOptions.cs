namespace Heed.Text.Classifying;

/// <summary>How to train; what is left out is chosen by the trainer.</summary>
public sealed record TrainingOptions
{
    /// <summary>
    /// Rows with known answers that are not trained on: confidence and the line to "I do not know" are set by them. Without
    /// them a part of the training rows is held out for that.
    /// </summary>
    public IReadOnlyList<LabelledText> Tuning { get; init; } = [];

    /// <summary>Texts less likely than this (0 to 1) to be in scope are answered with "I do not know"; null: chosen by what was held out.</summary>
    public double? LeastInScope { get; init; }
}
