namespace Heed.Text.Classifying;

/// <summary>How likely a label is the right one.</summary>
/// <param name="Label">The label.</param>
/// <param name="Probability">0 to 1; those of all labels sum to one.</param>
public readonly record struct LabelScore(string Label, double Probability);
