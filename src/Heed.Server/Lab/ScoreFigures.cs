namespace Heed.Server.Lab;

/// <summary>What a score is worth beside whether it was right.</summary>
internal static class ScoreFigures
{
    /// <summary>How likely a right one scores above a wrong one, ties counted half; 0.5 when there is only one kind.</summary>
    public static double Auroc(IEnumerable<(double Score, bool Right)> scored)
    {
        double below = 0, area = 0, right = 0;
        foreach (var tie in scored.GroupBy(s => s.Score).OrderBy(g => g.Key))
        {
            double good = tie.Count(s => s.Right), bad = tie.Count() - good;
            area += good * (below + bad / 2);
            below += bad;
            right += good;
        }

        return below == 0 || right == 0 ? 0.5 : area / (below * right);
    }

    /// <summary>Mean distance between the score and the share that was right, over ten bands of equal width, weighted by their size.</summary>
    public static double CalibrationError(IEnumerable<(double Score, bool Right)> scored)
    {
        double error = 0, count = 0;
        foreach (var band in scored.GroupBy(s => Math.Min(9, (int)(s.Score * 10))))
        {
            error += Math.Abs(band.Sum(s => s.Score - (s.Right ? 1 : 0)));
            count += band.Count();
        }

        return count == 0 ? 0 : error / count;
    }
}
