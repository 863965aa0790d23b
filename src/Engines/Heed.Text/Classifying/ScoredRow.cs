namespace Heed.Text.Classifying;

/// <summary>The scores a model gave a row that it was not trained on.</summary>
/// <param name="Target">The right output; behind the labels: none of them.</param>
/// <param name="Scores">One for each output.</param>
internal sealed record ScoredRow(int Target, float[] Scores);
