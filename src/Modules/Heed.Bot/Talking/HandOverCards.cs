using System.Text.Json;
using Heed.Bot.Bots;
using Heed.Bot.Thinking;
using Heed.Text.Sentiments;
using Microsoft.EntityFrameworkCore;

namespace Heed.Bot.Talking;

/// <summary>What people are told when they take a conversation over from a bot.</summary>
internal sealed class HandOverCards : IHandOverCards
{
    public (HandOverCard Card, Guid? Team)? Of(Unit unit, Guid conversation, string reason, string words)
    {
        var session = unit.Db.Set<Session>().AsNoTracking().FirstOrDefault(s => s.Workspace == unit.Workspace && s.Conversation == conversation);
        // Before the bot's first answer there is only what was asked.
        var mind = session is null ? new Mind() : JsonSerializer.Deserialize<Mind>(session.Mind, SessionJson.Options) ?? new Mind();
        var bot = session?.Bot;
        var team = bot is null ? null : unit.Db.Set<Bots.Bot>().AsNoTracking().FirstOrDefault(b => b.Workspace == unit.Workspace && b.Id == bot)?.Team;
        return (Of(mind, reason, words), team);
    }

    /// <param name="words">The customer's last ones.</param>
    public static HandOverCard Of(Mind mind, string reason, string words)
    {
        var feeling = SentimentLexicon.Score(Plain.Beginning(words));
        return new HandOverCard(reason, mind.Question ?? Plain.Beginning(words), mind.Facts, mind.Tried, mind.Misses, feeling.Emotion == Emotion.None ? null : JsonNamingPolicy.CamelCase.ConvertName(feeling.Emotion.ToString()));
    }
}
