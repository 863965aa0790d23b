using System.Collections.Concurrent;
using System.Text.Json;
using Heed.Kernel;
using Heed.Platform.Ledger;
using Heed.Platform.Store;
using Heed.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Heed.Platform.Live;

/// <summary>The agents' live connection: WebSocket, and long poll as fallback.</summary>
public sealed class AgentLive(
    IEnumerable<ILiveSource> sources, IEnumerable<ILiveCommand> commands, IStore store, IScopeResolver resolver, LedgerBook book, LedgerSignal signal,
    TimeProvider time, IHostApplicationLifetime lifetime, ILogger<AgentLive> log)
{
    private readonly Dictionary<string, ILiveSource> _sources = sources.ToDictionary(s => s.Kind);
    private readonly Dictionary<string, ILiveCommand> _commands = commands.ToDictionary(c => c.Type);
    private readonly ConcurrentDictionary<WorkspaceId, AgentRoom> _rooms = new();

    /// <summary>Sends a frame that is not stored to every agent socket of the workspace on this node whose scope passes.</summary>
    public void Broadcast(WorkspaceId workspace, byte[] frame, Func<AgentSubscriber, bool> to)
    {
        if (!_rooms.TryGetValue(workspace, out var room)) return;
        foreach (var subscriber in room.Joined)
        {
            if (to(subscriber)) subscriber.Send(frame);
        }
    }

    internal void Map(IEndpointRouteBuilder workspace)
    {
        workspace.MapGet("/live", SocketAsync).NeedsMember().WithName("Live").WithTags("Live")
            .WithSummary("WebSocket with every change the caller may see, from a cursor on.");
        workspace.MapGet("/events", PollAsync).NeedsMember().WithName("PollEvents").WithTags("Live")
            .WithSummary("Long poll: the frames of the live socket after a cursor.");
    }

    private AgentRoom Room(WorkspaceId workspace) =>
        _rooms.GetOrAdd(workspace, w => new AgentRoom(w, _sources, store, resolver, book, signal, time, log));

    private async Task<IResult> SocketAsync(HttpContext context, Caller caller, string? after, CancellationToken cancellationToken)
    {
        if (!context.WebSockets.IsWebSocketRequest) throw new InvalidRefusal("Upgrade", "webSocketExpected", "This address speaks WebSocket; use /events to poll.");
        var cursor = Parse(after);
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var subscriber = new AgentSubscriber(caller.Scope, context);
        using var stopping = lifetime.ApplicationStopping.Register(() => LiveSockets.EndSoon(subscriber, ending));
        var room = Room(caller.Scope.Workspace);
        foreach (var command in _commands.Values) command.Opened(subscriber);
        var joining = JoinAsync(room, subscriber, cursor, ending.Token);
        try
        {
            await LiveSockets.RunAsync(socket, subscriber, frame => HandleAsync(subscriber, frame, ending.Token), time, ending.Token);
        }
        finally
        {
            room.Leave(subscriber);
            foreach (var command in _commands.Values) command.Closed(subscriber);
            await joining.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            room.Leave(subscriber);
        }

        return Results.Empty;
    }

    private async Task JoinAsync(AgentRoom room, AgentSubscriber subscriber, Cursor? cursor, CancellationToken cancellationToken)
    {
        try
        {
            await room.JoinAsync(subscriber, cursor, Ready, cancellationToken);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            log.LogWarning(error, "A live socket could not catch up");
            subscriber.Close(LiveClose.Stopping);
        }
    }

    private byte[] Ready(Cursor cursor) => LiveFrame.Of(new { type = "ready", cursor = cursor.ToString(), node = Environment.MachineName, time = time.GetUtcNow() });

    private async Task HandleAsync(AgentSubscriber subscriber, JsonElement frame, CancellationToken cancellationToken)
    {
        if (!frame.TryGetProperty("type", out var type) || type.ValueKind != JsonValueKind.String) throw new JsonException("A frame has a type.");
        if (_commands.TryGetValue(type.GetString()!, out var command)) await command.HandleAsync(subscriber, frame, cancellationToken);
    }

    private async Task<IResult> PollAsync(HttpContext context, Caller caller, string? after, int? wait, CancellationToken cancellationToken)
    {
        var subscriber = new AgentSubscriber(caller.Scope, context);
        var cursor = await Room(caller.Scope.Workspace).PollAsync(subscriber, Parse(after), TimeSpan.FromSeconds(Math.Clamp(wait ?? 0, 0, 25)), cancellationToken);
        var frames = new List<JsonElement>();
        while (subscriber.Frames.TryRead(out var frame)) frames.Add(JsonDocument.Parse(frame).RootElement);
        return Results.Json(new { frames, cursor = cursor.ToString() }, HeedJson.Options);
    }

    private static Cursor? Parse(string? after)
    {
        if (string.IsNullOrEmpty(after)) return null;
        return Cursor.TryParse(after, out var cursor) ? cursor : throw new InvalidRefusal("after", "badCursor", "A cursor looks like EPOCH.SEQ.");
    }
}
