namespace Heed.Deadlines.Clocks;

/// <summary>What happened to a conversation, as far as clocks care.</summary>
internal enum ThreadNews
{
    /// <summary>Something may be different: status, labels, handler, policy, calendar.</summary>
    Looked,
    Began,
    CustomerWrote,
    PersonAnswered,
    BotAnswered,
    Resolved,
    Reopened,
}
