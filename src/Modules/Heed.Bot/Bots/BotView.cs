namespace Heed.Bot.Bots;

/// <summary>A bot as the API answers it.</summary>
/// <param name="AskAfter">Minutes of silence after which it asks whether the visitor is still there; 0 for never.</param>
/// <param name="CloseAfter">Minutes after that question in which it closes the talk.</param>
internal sealed record BotView(
    Guid Id, long Version, string Name, bool On, IReadOnlyList<Guid> InboxIds, BotSchedule Schedule, BotAudience Audience, IReadOnlyList<Guid> HandOverTagIds, Guid? TeamId,
    LocalText Greeting, int TopQuestions, IReadOnlyList<Guid> PinnedIds, double Sure, double Ask, int Misses, bool MindsAnger, IReadOnlyDictionary<string, LocalText> Texts, int AskAfter, int CloseAfter, DateTimeOffset CreatedAt)
{
    public static BotView Of(Bot bot) => new(
        bot.Id, bot.Version, bot.Name, bot.IsOn, Ids32.Read(bot.InboxIds), bot.Schedule, bot.Audience, Ids32.Read(bot.HandOverTags), bot.Team,
        new LocalText(bot.GreetingZh, bot.GreetingEn), bot.Top, Ids32.Read(bot.Pinned), bot.Sure, bot.Ask, bot.Misses, bot.MindsAnger, OwnTexts.Read(bot.Texts), bot.AskAfter, bot.CloseAfter, bot.CreatedAt);
}
