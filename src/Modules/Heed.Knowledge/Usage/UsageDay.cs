namespace Heed.Knowledge.Usage;

/// <summary>One day of an entry.</summary>
internal sealed record UsageDay(DateOnly Day, int Shown, int Sent, int Solved, int NotSolved);
