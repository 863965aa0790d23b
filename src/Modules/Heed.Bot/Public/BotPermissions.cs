namespace Heed.Bot.Public;

/// <summary>Permissions of this module.</summary>
public static class BotPermissions
{
    /// <summary>Set bots up, build their flows, test and publish them.</summary>
    public const string Manage = "bot.manage";
}
