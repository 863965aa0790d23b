namespace Heed.Text.Classifying;

/// <summary>How scores become probabilities, and from which one on an answer is given.</summary>
/// <param name="Sharpness">Scores are multiplied by it before they are compared; above zero.</param>
/// <param name="LeastConfidence">Less likely answers are "I do not know"; 0 to 1.</param>
internal sealed record Calibration(float Sharpness, double LeastConfidence)
{
    /// <summary>Before anything is known: the scores as they are, and every answer is given.</summary>
    public static readonly Calibration None = new(1, 0);

    /// <summary>How much of the right answers may be lost to "I do not know" when no out-of-scope rows say where to draw the line.</summary>
    private const double MaxLost = 0.01;

    /// <summary>An out-of-scope text seen through counts this much of an in-scope one answered wrongly.</summary>
    private const double OutOfScopeWeight = 0.4;

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
    public Calibration WithLine(IReadOnlyList<ScoredRow> rows, int labels)
    {
        var judged = rows.Select(r => Judge(r, labels)).OrderBy(j => j.Confidence).ToList();
        var strangers = judged.Count(j => j.Stranger);
        var friends = judged.Count - strangers;
        if (friends == 0) return this;
        if (strangers == 0)
        {
            var right = judged.Where(j => j.Right).ToList();
            return right.Count == 0 ? this : this with { LeastConfidence = right[(int)(right.Count * MaxLost)].Confidence };
        }

        double gain = 0, best = 0, line = 0;
        for (var i = 0; i < judged.Count; i++)
        {
            if (judged[i].Stranger) gain += OutOfScopeWeight / strangers;
            else if (judged[i].Right) gain -= 1.0 / friends;
            if (gain <= best) continue;
            best = gain;
            line = i + 1 < judged.Count ? (judged[i].Confidence + judged[i + 1].Confidence) / 2 : judged[i].Confidence;
        }

        return this with { LeastConfidence = line };
    }

    private (double Confidence, bool Right, bool Stranger) Judge(ScoredRow row, int labels)
    {
        var probabilities = row.Scores.ToArray();
        ToProbabilities(probabilities);
        var best = 0;
        for (var i = 1; i < labels; i++)
        {
            if (probabilities[i] > probabilities[best]) best = i;
        }

        return (probabilities[best], best == row.Target, row.Target >= labels);
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
