namespace Heed.Bot.Bots;

/// <summary>For whom a bot answers. The numbers are stored.</summary>
internal enum BotAudience
{
    Everyone = 0,

    /// <summary>Customers whose identity is proven.</summary>
    Verified = 1,

    /// <summary>Everybody else.</summary>
    Unverified = 2,
}
