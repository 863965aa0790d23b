namespace Heed.Knowledge.Usage;

/// <summary>What became of an entry over some days.</summary>
/// <param name="SolvedShare">Of those who said whether it solved the matter or helped, the share that said yes; null when nobody did.</param>
internal sealed record UsageSums(
    int Days, int Shown, int Sent, int ByBot, int ByAgents, int Solved, int NotSolved, int HelpfulYes, int HelpfulNo, int Deflected, double? SolvedShare)
{
    /// <summary>What lists look at, in days.</summary>
    internal const int Usual = 30;

    /// <summary>So many must have judged before a share says something.</summary>
    private const int Enough = 10;
    private const double Low = 0.7;

    public static UsageSums None(int days) => new(days, 0, 0, 0, 0, 0, 0, 0, 0, 0, null);

    /// <summary>How often it was used.</summary>
    internal int Uses => Shown + Sent;

    internal int Judgements => Solved + NotSolved + HelpfulYes + HelpfulNo;

    /// <summary>Whether it disappoints too often.</summary>
    internal bool Falling => Judgements >= Enough && SolvedShare < Low;

    /// <summary>Sums from the columns of <see cref="UsageBook"/>, beginning at <paramref name="first"/>.</summary>
    internal static UsageSums Read(Row r, int first, int days)
    {
        int At(int column) => (int)r.Long(first + column);
        var (yes, all) = (At(4) + At(6), At(4) + At(5) + At(6) + At(7));
        return new UsageSums(days, At(0), At(1), At(2), At(3), At(4), At(5), At(6), At(7), At(8), all == 0 ? null : Math.Round((double)yes / all, 3));
    }
}
