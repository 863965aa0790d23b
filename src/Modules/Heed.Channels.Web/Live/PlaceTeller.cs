using Heed.Channels.Web.Widget;
using Heed.Platform.Live;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Heed.Channels.Web.Live;

/// <summary>
/// Keeps the place in the queue true on the screens of those who wait. When somebody leaves a queue, everybody behind moves up; that is gathered
/// for two seconds, and only who sees another line than before gets a frame. Frames carry no number: whoever misses one gets the next.
/// </summary>
internal sealed class PlaceTeller(VisitorLive live, WidgetViews views, IConversations conversations, IStore store, TimeProvider time, ILogger<PlaceTeller> log) : BackgroundService
{
    private const int Batch = 200;
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(2);
    private readonly Dictionary<WorkspaceId, Dictionary<Guid, string?>> _told = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(Tick, time, stoppingToken);
                foreach (var (workspace, room) in live.Rooms)
                {
                    if (room.TakeLineMoved()) await TellAsync(workspace, room, stoppingToken);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
            catch (Refusal refusal)
            {
                log.LogInformation("Places wait for the store: {Code}", refusal.Code);
            }
        }
    }

    private async Task TellAsync(WorkspaceId workspace, VisitorRoom room, CancellationToken cancellationToken)
    {
        var seen = room.Joined.Select(s => s.Conversation).OfType<Guid>().ToHashSet();
        var before = _told.GetValueOrDefault(workspace) ?? [];
        // What nobody looks at any more is told anew when somebody does.
        var now = _told[workspace] = new Dictionary<Guid, string?>(seen.Count);
        foreach (var chunk in seen.Chunk(Batch))
        {
            using var session = store.Read();
            var rows = (await conversations.FindAsync(session, workspace, chunk, cancellationToken)).Where(r => r.Handler == Handler.Queue).ToList();
            var shown = await views.ViewsAsync(session, workspace, rows, cancellationToken);
            foreach (var row in rows)
            {
                var view = shown[row.Id];
                now[row.Id] = view.Place;
                if (before.TryGetValue(row.Id, out var told) && told == view.Place) continue;
                room.Tell(row.Customer, row.Id, LiveFrame.Of(new { type = "conversation", conversation = view }));
            }
        }
    }
}
