using System.Text.Json;
using Heed.Customers.Public;
using Heed.Platform.Live;
using Heed.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace Heed.Routing.CallBacks;

/// <summary>Call-backs on agents' live sockets: for those who see the conversation.</summary>
internal sealed class CallBackLive(IConversationSight sight, ICustomers customers) : ILiveSource
{
    public string Kind => CallBack.LiveKind;

    public async Task<IReadOnlyDictionary<Guid, LiveEntity>> LoadAsync(ReadSession session, WorkspaceId workspace, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        var rows = await session.Db.Set<CallBack>().Where(c => c.Workspace == workspace && ids.Contains(c.Id)).ToListAsync(cancellationToken);
        var rules = await sight.RulesAsync(session, workspace, rows.Select(c => c.Conversation).ToHashSet(), cancellationToken);
        var names = await customers.NamesAsync(session, workspace, [.. rows.Select(c => c.Customer).Distinct()], cancellationToken);
        return rows.ToDictionary(
            c => c.Id,
            c => new LiveEntity(c.Id, JsonSerializer.SerializeToUtf8Bytes(CallBackView.Of(c, names.GetValueOrDefault(c.Customer)?.Name ?? ""), HeedJson.Options), rules.GetValueOrDefault(c.Conversation)));
    }

    public bool Shows(Scope scope, LiveEntity entity) => entity.Access is Predicate<Scope> seen && seen(scope);
}
