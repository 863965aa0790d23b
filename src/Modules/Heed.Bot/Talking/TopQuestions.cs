using Heed.Bot.Thinking;
using Heed.Knowledge.Public;

namespace Heed.Bot.Talking;

/// <summary>Frequent questions as buttons.</summary>
internal sealed class TopQuestions(IKnowledge knowledge)
{
    /// <summary>What was pinned and can be answered here, then what is asked most; as many as the bot offers.</summary>
    public async Task<IReadOnlyList<PartChoice>> OfAsync(ReadSession session, Bots.Bot bot, Guid? brand, string? channel, string language, CancellationToken cancellationToken)
    {
        if (bot.Top == 0) return [];
        var reader = new KnowledgeQuestion("", brand, channel, language, Internal: false);
        var shown = new List<KnowledgeAnswer>();
        foreach (var entry in Bots.Ids32.Read(bot.Pinned))
        {
            if (shown.Count < bot.Top && await knowledge.FindAsync(session, bot.Workspace, entry, reader, cancellationToken) is { } pinned) shown.Add(pinned);
        }

        if (shown.Count < bot.Top) shown.AddRange((await knowledge.TopAsync(session, bot.Workspace, brand, channel, language, bot.Top, cancellationToken)).ExceptBy(shown.Select(a => a.Entry), a => a.Entry));
        return [.. shown.Take(bot.Top).Select(a => new PartChoice(Thinker.ChoiceOf(a.Entry), a.Question))];
    }
}
