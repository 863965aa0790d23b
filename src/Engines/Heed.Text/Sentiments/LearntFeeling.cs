using Heed.Text.Classifying;

namespace Heed.Text.Sentiments;

/// <summary>What a text feels like, in the labels that were learnt.</summary>
/// <param name="Label">The likeliest; null when nothing in the text was seen in training.</param>
/// <param name="Confidence">0 to 1: how likely it is right.</param>
/// <param name="Ranked">All labels, likeliest first.</param>
public sealed record LearntFeeling(string? Label, double Confidence, IReadOnlyList<LabelScore> Ranked);
