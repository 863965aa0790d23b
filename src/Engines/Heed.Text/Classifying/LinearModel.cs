namespace Heed.Text.Classifying;

/// <summary>Scores of a text: its features, weighed for each output.</summary>
internal sealed record LinearModel(FeatureSpace Space, PackedWeights Weights)
{
    /// <summary>Of the scores of one text; the features of a text are read into the reader.</summary>
    public float[] Score(string text, FeatureReader reader, out bool known)
    {
        var place = Space.Place(text, reader);
        known = place.Columns.Length > 1;
        var scores = new float[Weights.Stride];
        Weights.Multiply(place, scores);
        return scores[..Weights.Outputs];
    }
}
