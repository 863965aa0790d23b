namespace Heed.Conversations.Threads;

/// <summary>The tiers of the inbox. The numbers are stored.</summary>
internal enum Tier
{
    /// <summary>The customer waits for us: oldest first.</summary>
    Waiting = 0,

    /// <summary>We wait for the customer: newest first.</summary>
    Answered = 1,

    Resolved = 2,

    /// <summary>Spam: listed apart, waits for nobody.</summary>
    Spam = 3,

    /// <summary>Put off: comes back at a time, or when the customer answers. Soonest first.</summary>
    Snoozed = 4,

    /// <summary>Merged into another conversation; in no list of the inbox.</summary>
    Merged = 5,
}
