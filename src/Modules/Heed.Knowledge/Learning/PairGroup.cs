using Heed.Text.Duplicates;

namespace Heed.Knowledge.Learning;

/// <summary>What pairs that ask the same come to: pure.</summary>
internal static class PairGroup
{
    /// <summary>So many customers must have asked: one customer's matter is nobody else's answer.</summary>
    public const int Customers = 2;

    /// <summary>Answers from here on say the same.</summary>
    private const double Agreeing = 0.3;

    /// <summary>What is to be proposed; null while too little speaks for it, or the answers do not agree.</summary>
    public static ProposedEntry? Of(IReadOnlyList<Heard> pairs)
    {
        if (pairs.Select(p => p.Customer ?? p.Id).Distinct().Count() < Customers) return null;
        var answers = pairs.Select(p => (Pair: p, Meaning: QuestionMeaning.Of(p.Answer))).ToList();
        var best = answers.Select(a => (a.Pair, Agree: answers.Where(o => o.Pair != a.Pair).Select(o => Like(a.Meaning, o.Meaning, a.Pair.Answer, o.Pair.Answer)).ToList()))
            .OrderByDescending(a => a.Agree.Count(l => l >= Agreeing)).ThenByDescending(a => a.Pair.Quality + (50 * a.Agree.Average())).ThenByDescending(a => a.Pair.At).First();
        // Half of the others say it too.
        if (best.Agree.Count(l => l >= Agreeing) * 2 < best.Agree.Count) return null;
        var questions = pairs.Select(p => (p.Question, Meaning: QuestionMeaning.Of(p.Question))).ToList();
        var spoken = questions.OrderByDescending(q => questions.Average(o => q.Meaning.Like(o.Meaning))).ThenBy(q => q.Question.Length).First().Question;
        IReadOnlyList<string> others = [.. questions.Select(q => q.Question).Where(q => !string.Equals(q, spoken, StringComparison.OrdinalIgnoreCase)).Distinct(StringComparer.OrdinalIgnoreCase).Take(20)];
        return new ProposedEntry(spoken, others, best.Pair.Answer, best.Pair.Language, pairs[0].Brand, pairs.Select(p => p.Conversation).Distinct().Count());
    }

    private static double Like(QuestionMeaning a, QuestionMeaning b, string first, string second) => Math.Max(a.Like(b), NearDuplicates.Similarity(first, second));
}
