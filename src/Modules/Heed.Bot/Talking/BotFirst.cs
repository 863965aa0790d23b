using Heed.Bot.Bots;
using Heed.Customers.Public;

namespace Heed.Bot.Talking;

/// <summary>Puts a bot first where one is on now.</summary>
internal sealed class BotFirst(BotBook book, TopQuestions top, ICustomers customers) : IFirstResponder
{
    public async Task<Handler?> ChooseAsync(ReadSession session, InboxRow inbox, InboundMessage message, CancellationToken cancellationToken)
    {
        if (message.Spam || message.Held || message.NoReplyWanted || message.Silent || await book.NowAsync(session, inbox, cancellationToken) is not { } bot) return null;
        if (bot.Audience == BotAudience.Everyone) return Handler.Bot;
        var verified = (await customers.FindAsync(session, inbox.Workspace, message.Customer, cancellationToken))?.Verified == true;
        return verified == (bot.Audience == BotAudience.Verified) ? Handler.Bot : null;
    }

    public async Task<BotWelcome?> WelcomeAsync(ReadSession session, InboxRow inbox, string? language, CancellationToken cancellationToken)
    {
        if (await book.NowAsync(session, inbox, cancellationToken) is not { Audience: BotAudience.Everyone } bot) return null;
        return await GreetAsync(session, bot, inbox.Brand, language, top, cancellationToken);
    }

    /// <summary>The bot's first words and questions.</summary>
    public static async Task<BotWelcome> GreetAsync(ReadSession session, Bots.Bot bot, Guid? brand, string? language, TopQuestions top, CancellationToken cancellationToken)
    {
        var speaks = language?.StartsWith("en", StringComparison.OrdinalIgnoreCase) == true ? "en" : "zh-CN";
        var own = new LocalText(bot.GreetingZh, bot.GreetingEn).In(speaks);
        var choices = await top.OfAsync(session, bot, brand, Heed.Knowledge.Public.KnowledgeChannels.Chat, speaks, cancellationToken);
        return new BotWelcome(bot.Name, own.Length > 0 ? own : Wording.Say(bot, Thinking.Words.Greeting, speaks), choices);
    }
}
