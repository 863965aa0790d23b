namespace Heed.Bot.Bots;

/// <summary>When a bot answers. The numbers are stored.</summary>
internal enum BotSchedule
{
    Always = 0,

    /// <summary>While the inbox's calendar is closed.</summary>
    OutsideHours = 1,

    /// <summary>While it is open.</summary>
    OpenHours = 2,
}
