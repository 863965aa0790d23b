using Heed.Bot.Thinking;
using Heed.Knowledge.Public;

namespace Heed.Bot.Talking;

/// <summary>Frequent questions as buttons.</summary>
internal sealed class TopQuestions(IKnowledge knowledge)
{
    public async Task<IReadOnlyList<PartChoice>> OfAsync(ReadSession session, Bots.Bot bot, Guid? brand, string? channel, string language, CancellationToken cancellationToken) =>
        bot.Top == 0 ? [] : [.. (await knowledge.TopAsync(session, bot.Workspace, brand, channel, language, bot.Top, cancellationToken)).Select(a => new PartChoice(Thinker.ChoiceOf(a.Entry), a.Question))];
}
