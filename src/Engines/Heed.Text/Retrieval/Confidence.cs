namespace Heed.Text.Retrieval;

/// <summary>
/// Turns ranks into how likely an entry answers: high for one that leads the others clearly and holds what was asked, low for
/// one of many alike. Fitted (logistic regression) on the same question sets as <see cref="Ranking"/>, each asked twice: of all
/// entries, and with two of five entries taken away, so that a good part of the questions had no answer.
/// </summary>
internal static class Confidence
{
    private const double Start = -3.5, PerRank = 0.27, PerLead = 1.32;

    /// <summary>The same entries in their order, with scores.</summary>
    public static IEnumerable<RankedEntry> Of(List<RankedEntry> ranked)
    {
        for (var i = 0; i < ranked.Count; i++)
        {
            var rival = ranked.Count == 1 ? 0 : ranked[i == 0 ? 1 : 0].Rank;
            yield return ranked[i] with { Score = Likelihood(ranked[i].Rank, ranked[i].Rank - rival) };
        }
    }

    private static double Likelihood(double rank, double lead) => 1 / (1 + Math.Exp(-(Start + PerRank * rank + PerLead * Math.Sign(lead) * Math.Sqrt(Math.Abs(lead)))));
}
