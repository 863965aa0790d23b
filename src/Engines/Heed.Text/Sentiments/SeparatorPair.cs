namespace Heed.Text.Sentiments;

/// <summary>Two planes that look at a row in different ways; their distances are added.</summary>
internal sealed record SeparatorPair(Separator ByRarity, Separator ByUnevenness)
{
    public float Score(FeatureRow row) => ByRarity.Score(row) + ByUnevenness.Score(row);
}
