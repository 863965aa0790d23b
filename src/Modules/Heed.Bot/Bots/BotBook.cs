using Microsoft.EntityFrameworkCore;

namespace Heed.Bot.Bots;

/// <summary>Which bot answers where.</summary>
internal sealed class BotBook(IInboxes inboxes, TimeProvider time)
{
    /// <summary>The bot that is on for the inbox, whatever the hour; the oldest when there are several.</summary>
    public async Task<Bot?> OfInboxAsync(ReadSession session, WorkspaceId workspace, Guid inbox, CancellationToken cancellationToken)
    {
        var key = inbox.ToString("N");
        return await session.Db.Set<Bot>().Where(b => b.Workspace == workspace && b.IsOn && b.InboxIds.Contains(key)).OrderBy(b => b.CreatedAt).ThenBy(b => b.Id).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>The same, when the bot's hours are now.</summary>
    public async Task<Bot?> NowAsync(ReadSession session, InboxRow inbox, CancellationToken cancellationToken)
    {
        if (await OfInboxAsync(session, inbox.Workspace, inbox.Id, cancellationToken) is not { } bot) return null;
        if (bot.Schedule == BotSchedule.Always) return bot;
        var open = await inboxes.IsOpenAsync(session, inbox, time.GetUtcNow(), cancellationToken);
        return open == (bot.Schedule == BotSchedule.OpenHours) ? bot : null;
    }
}
