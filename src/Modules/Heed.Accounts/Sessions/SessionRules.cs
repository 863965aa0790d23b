namespace Heed.Accounts.Sessions;

/// <summary>How long things hold.</summary>
internal static class SessionRules
{
    /// <summary>A session nobody uses ends.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromDays(14);

    /// <summary>A session ends, however much it is used.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(90);

    /// <summary>An invitation.</summary>
    public static readonly TimeSpan Invite = TimeSpan.FromHours(72);

    /// <summary>A link to choose a new password.</summary>
    public static readonly TimeSpan Reset = TimeSpan.FromHours(1);

    /// <summary>The link of the first start.</summary>
    public static readonly TimeSpan SetUp = TimeSpan.FromHours(24);
}
