namespace Heed.Text.Retrieval;

/// <summary>Turns ranks into how likely an entry answers: one that stands alone and holds what was asked, more than one of many alike.</summary>
internal static class Confidence
{
    /// <summary>The same entries in their order, with scores.</summary>
    public static IEnumerable<RankedEntry> Of(List<RankedEntry> ranked)
    {
        for (var i = 0; i < ranked.Count; i++)
        {
            var rival = ranked.Count == 1 ? 0 : ranked[i == 0 ? 1 : 0].Rank;
            yield return ranked[i] with { Score = Likelihood(ranked[i], ranked[i].Rank - rival) };
        }
    }

    private static double Likelihood(RankedEntry entry, float lead) => 1 / (1 + Math.Exp(-(-2 + 0.3 * entry.Rank + 0.5 * lead)));
}
