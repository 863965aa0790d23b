namespace Heed.Text.Classifying;

/// <summary>What a text is about, or that this is not known.</summary>
/// <param name="Label">What it is about; null: I do not know (out of scope, or nothing in the text was ever seen).</param>
/// <param name="Confidence">0 to 1: how likely the first of <paramref name="Ranked"/> is right, whether or not it was likely enough to be the answer.</param>
/// <param name="InScope">0 to 1: how likely it is about any of the labels at all; below <see cref="TextClassifier.LeastInScope"/> it is not answered.</param>
/// <param name="Ranked">The most likely labels, likeliest first, at most <see cref="TextClassifier.MaxRanked"/>.</param>
public sealed record Classification(string? Label, double Confidence, double InScope, IReadOnlyList<LabelScore> Ranked);
