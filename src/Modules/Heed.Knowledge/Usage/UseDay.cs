namespace Heed.Knowledge.Usage;

/// <summary>What became of an entry on one day (UTC).</summary>
internal sealed class UseDay
{
    public WorkspaceId Workspace { get; set; }

    public Guid Entry { get; set; }

    /// <summary>Days since 1970.</summary>
    public int Day { get; set; }

    public int Shown { get; set; }

    public int Sent { get; set; }

    /// <summary>Of shown and sent: by the bot or the help centre.</summary>
    public int ByBot { get; set; }

    /// <summary>Of shown and sent: by people.</summary>
    public int ByAgents { get; set; }

    public int Solved { get; set; }

    public int NotSolved { get; set; }

    public int HelpfulYes { get; set; }

    public int HelpfulNo { get; set; }

    public int Deflected { get; set; }
}
