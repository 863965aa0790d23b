using Microsoft.EntityFrameworkCore;

namespace Heed.Bot.Bots;

/// <summary>Names of bots for what they said.</summary>
internal sealed class BotNames : IBotNames
{
    public async Task<IReadOnlyDictionary<Guid, string>> OfAsync(ReadSession session, WorkspaceId workspace, IReadOnlyCollection<Guid> bots, CancellationToken cancellationToken) =>
        await session.Db.Set<Bot>().Where(b => b.Workspace == workspace && bots.Contains(b.Id)).ToDictionaryAsync(b => b.Id, b => b.Name, cancellationToken);
}
