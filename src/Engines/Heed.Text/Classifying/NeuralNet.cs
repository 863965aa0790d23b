namespace Heed.Text.Classifying;

/// <summary>
/// One layer of hidden units between features and outputs. Texts that say the same in different words light the same units,
/// which a linear model cannot learn. The last row of the outputs' weights is what they start from.
/// </summary>
internal sealed record NeuralNet(PackedWeights Hidden, PackedWeights Output)
{
    /// <summary>Adds to the scores what the net says of the text, times the share.</summary>
    public void AddTo(SparseVector text, float share, Span<float> scores)
    {
        Span<float> units = stackalloc float[Hidden.Stride];
        Hidden.Multiply(text, units);
        for (var unit = 0; unit < Hidden.Outputs; unit++)
        {
            if (units[unit] > 0) Output.AddRow(unit, units[unit] * share, scores);
        }

        Output.AddRow(Hidden.Outputs, share, scores);
    }
}
