namespace Heed.Text.Classifying;

/// <summary>
/// Two models that err differently: support vectors, which are sure where words are plain, and a net,
/// which is better where they are not. Their scores are added.
/// </summary>
internal sealed record TextModel(FeatureSpace Space, PackedWeights Vectors, NeuralNet Net)
{
    /// <summary>What the net's scores count beside those of the support vectors, which are about four times smaller.</summary>
    private const float NetShare = 0.25f;

    /// <summary>A score for each output; the features of the text are read into the reader.</summary>
    public float[] Score(string text, FeatureReader reader, out bool known)
    {
        var place = Space.PlaceNew(text, reader);
        known = place.ForNet.Columns.Length > 1;
        var scores = new float[Vectors.Stride];
        Vectors.Multiply(place.ForVectors, scores);
        Net.AddTo(place.ForNet, NetShare, scores);
        return scores[..Vectors.Outputs];
    }
}
