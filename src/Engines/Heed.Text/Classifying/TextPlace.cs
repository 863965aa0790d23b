namespace Heed.Text.Classifying;

/// <summary>A text as the two models of a classifier see it.</summary>
/// <param name="ForVectors">To the support vectors.</param>
/// <param name="ForNet">To the net.</param>
internal readonly record struct TextPlace(SparseVector ForVectors, SparseVector ForNet);
