namespace Heed.Text.Classifying;

/// <summary>How scores become probabilities, and from which one on an answer is given.</summary>
/// <param name="Sharpness">Scores are multiplied by it before they are compared; above zero.</param>
/// <param name="LeastInScope">Texts less likely to be in scope are answered with "I do not know"; 0 to 1.</param>
internal sealed record Calibration(float Sharpness, double LeastInScope)
{
    /// <summary>Before anything is known: the scores as they are, and every answer is given.</summary>
    public static readonly Calibration None = new(1, 0);

    /// <summary>How much of the right answers may be lost to "I do not know" when no out-of-scope rows say where to draw the line.</summary>
    private const double MaxLost = 0.003;

    /// <summary>New texts lie further from the training rows than those do from each other: the line is drawn this much below what the held-out ones say.</summary>
    private const double Caution = 0.75;

    /// <summary>The share of out-of-scope texts seen through counts this much of the share of in-scope ones answered rightly.</summary>
    private const double OutOfScopeWeight = 0.015;

    /// <summary>The same, where rows of labels that were kept from the model stand for them: these look more like the labels than strangers do, so fewer are seen through.</summary>
    private const double UnthoughtWeight = 0.025;

    /// <summary>One label in so many may share a text before it looks like none of them.</summary>
    private const int LabelsToOne = 15;

    /// <summary>Turns scores into probabilities that sum to one, in place.</summary>
    public void ToProbabilities(Span<float> scores)
    {
        if (scores.IsEmpty) return;
        var highest = float.NegativeInfinity;
        foreach (var score in scores) highest = MathF.Max(highest, score);
        var sum = 0f;
        foreach (ref var score in scores)
        {
            score = MathF.Exp((score - highest) * Sharpness);
            sum += score;
        }

        foreach (ref var score in scores) score /= sum;
    }

    /// <summary>
    /// How likely a text is about any label at all. Where out-of-scope rows were learnt from, the probability of their output
    /// tells. Otherwise it is what the likeliest few labels have together: a text between two neighbouring labels is in scope
    /// though neither is sure, one that could be anything is not.
    /// </summary>
    /// <param name="probabilities">Of the labels, and of out of scope if that has an output.</param>
    /// <param name="labels">How many labels there are.</param>
    public static double InScope(ReadOnlySpan<float> probabilities, int labels)
    {
        if (probabilities.Length > labels) return 1 - (double)probabilities[labels];
        var few = (labels + LabelsToOne - 1) / LabelsToOne;
        var sorted = probabilities.ToArray();
        Array.Sort(sorted);
        var sum = 0.0;
        foreach (var probability in sorted.AsSpan(labels - few)) sum += probability;
        return Math.Min(sum, 1);
    }

    /// <summary>The sharpness that makes the held-out rows' right outputs likeliest (temperature scaling; Guo and others, "On calibration of modern neural networks", 2017).</summary>
    public static Calibration Fit(IReadOnlyList<ScoredRow> rows)
    {
        var known = rows.Where(r => r.Target < r.Scores.Length).ToList();
        if (known.Count == 0) return None;
        // The loss has one lowest point over the logarithm of the sharpness: golden section from 1/8 to 64.
        double low = -3, high = 6;
        var ratio = (Math.Sqrt(5) - 1) / 2;
        while (high - low > 0.02)
        {
            var a = high - (ratio * (high - low));
            var b = low + (ratio * (high - low));
            if (Loss(known, a) < Loss(known, b)) high = b;
            else low = a;
        }

        return None with { Sharpness = (float)Math.Pow(2, (low + high) / 2) };
    }

    /// <summary>Draws the line to "I do not know" where the held-out rows are served best.</summary>
    /// <param name="rows">Held-out rows; those with a target behind the labels are out of scope.</param>
    /// <param name="labels">How many labels there are.</param>
    /// <param name="unthought">Whether rows of labels that the model does not know stand for those out of scope.</param>
    public Calibration WithLine(IReadOnlyList<ScoredRow> rows, int labels, bool unthought)
    {
        var judged = rows.Select(r => Judge(r, labels)).OrderBy(j => j.InScope).ToList();
        var strangers = judged.Count(j => j.Stranger);
        var friends = judged.Count - strangers;
        if (friends == 0) return this;
        if (strangers == 0)
        {
            var right = judged.Where(j => j.Right).ToList();
            return right.Count == 0 ? this : this with { LeastInScope = right[(int)(right.Count * MaxLost)].InScope * Caution };
        }

        double gain = 0, best = 0, line = 0;
        for (var i = 0; i < judged.Count; i++)
        {
            if (judged[i].Stranger) gain += (unthought ? UnthoughtWeight : OutOfScopeWeight) / strangers;
            else if (judged[i].Right) gain -= 1.0 / friends;
            if (gain <= best) continue;
            best = gain;
            line = i + 1 < judged.Count ? (judged[i].InScope + judged[i + 1].InScope) / 2 : 1;
        }

        return this with { LeastInScope = line };
    }

    private (double InScope, bool Right, bool Stranger) Judge(ScoredRow row, int labels)
    {
        var probabilities = row.Scores.ToArray();
        ToProbabilities(probabilities);
        var best = 0;
        for (var i = 1; i < labels; i++)
        {
            if (probabilities[i] > probabilities[best]) best = i;
        }

        return (InScope(probabilities, labels), best == row.Target, row.Target >= labels);
    }

    private static double Loss(List<ScoredRow> rows, double power)
    {
        var calibration = None with { Sharpness = (float)Math.Pow(2, power) };
        var loss = 0.0;
        foreach (var row in rows)
        {
            var probabilities = row.Scores.ToArray();
            calibration.ToProbabilities(probabilities);
            loss -= Math.Log(Math.Max(probabilities[row.Target], 1e-9));
        }

        return loss;
    }
}
