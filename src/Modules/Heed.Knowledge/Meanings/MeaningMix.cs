using Heed.Text.Retrieval;

namespace Heed.Knowledge.Meanings;

/// <summary>
/// Puts what was found by words and what is near by meaning into one list. Vectors of different models lie differently close, so nearness
/// counts by how much of the way from the common to the same it goes: 0 as near as entries are at all, 1 the same. Whatever the vectors are:
/// no score falls, nothing that words are sure of is overtaken, and nothing reaches the asker's sureness but what the words rank first.
/// </summary>
internal static class MeaningMix
{
    /// <summary>Half of the way to the same is as likely right as wrong; each tenth more or less moves that by <see cref="PerTenth"/>.</summary>
    private const double Even = 0.45;
    private const double PerTenth = 0.9;

    /// <summary>How far ahead of its rival, in tenths of the way.</summary>
    private const double PerLead = 0.5;

    /// <summary>What meaning says counts less than what words say: it was never fitted on this workspace.</summary>
    private const double Trust = 0.7;

    /// <summary>Less likely is not shown.</summary>
    private const double Least = 0.2;

    /// <summary>So far below sureness stays whatever has no right to it: also the lead that asks back.</summary>
    private const double Below = 0.01;

    /// <summary>Words that say as good as nothing give no right to be lifted over sureness.</summary>
    private const double Founded = 0.3;

    /// <param name="words">What was found by words, best first.</param>
    /// <param name="near">The nearest by meaning, nearest first.</param>
    /// <param name="sure">From here on the asker answers without asking back.</param>
    public static IReadOnlyList<AnswerHit> Of(IReadOnlyList<AnswerHit> words, IReadOnlyList<NearEntry> near, double sure)
    {
        if (near.Count == 0) return words;
        var likely = Likelihoods(near);
        var mixed = new List<AnswerHit>(words.Count + near.Count);
        for (var i = 0; i < words.Count; i++)
        {
            var lifted = likely.Remove(words[i].Id, out var one) ? 1 - (1 - words[i].Score) * (1 - Trust * one.Likelihood) : words[i].Score;
            mixed.Add(words[i] with { Score = i == 0 && words[i].Score >= Founded ? lifted : Math.Max(words[i].Score, Math.Min(lifted, sure - Below)) });
        }

        foreach (var (likelihood, entry) in likely.Values)
        {
            if (likelihood >= Least) mixed.Add(new AnswerHit(entry.Id, Math.Min(Trust * likelihood, sure - Below), entry.Question));
        }

        // In the order of the words among equals; only what lies below sureness changes places with each other.
        return [.. mixed.OrderByDescending(h => h.Score)];
    }

    private static Dictionary<string, (double Likelihood, NearEntry Entry)> Likelihoods(IReadOnlyList<NearEntry> near)
    {
        var likely = new Dictionary<string, (double, NearEntry)>(StringComparer.Ordinal);
        for (var i = 0; i < near.Count; i++)
        {
            var rival = near.Count == 1 ? 0 : near[i == 0 ? 1 : 0].Nearness;
            likely[near[i].Id] = (1 / (1 + Math.Exp(-(PerTenth * 10 * (near[i].Nearness - Even) + PerLead * 10 * (near[i].Nearness - rival)))), near[i]);
        }

        return likely;
    }
}
