using System.Collections.Concurrent;
using System.Net.WebSockets;
using Heed.Channels.Web.Sites;
using Heed.Channels.Web.Visitors;
using Heed.Channels.Web.Widget;
using Heed.Platform.Ledger;
using Heed.Platform.Live;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Heed.Channels.Web.Live;

/// <summary>The widget's live connection: a WebSocket that says hello with its token, and long poll as fallback.</summary>
internal sealed class VisitorLive : IDisposable
{
    private static readonly TimeSpan HelloWithin = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan TypingAtMostEvery = TimeSpan.FromMilliseconds(300);
    private readonly ConcurrentDictionary<WorkspaceId, VisitorRoom> _rooms = new();
    private readonly VisitorResolver _visitors;
    private readonly SiteDirectory _sites;
    private readonly WidgetLimits _limits;
    private readonly IConversations _conversations;
    private readonly ITyping _typing;
    private readonly IStore _store;
    private readonly TimeProvider _time;
    private readonly IHostApplicationLifetime _lifetime;
    private readonly ILogger<VisitorLive> _log;
    private readonly Func<WorkspaceId, VisitorRoom> _open;

    public VisitorLive(
        VisitorResolver visitors, SiteDirectory sites, WidgetLimits limits, IConversations conversations, ITyping typing, WidgetViews views, Deliveries deliveries, Absences absences,
        IStore store, LedgerBook book, LedgerSignal signal, TimeProvider time, IHostApplicationLifetime lifetime, ILogger<VisitorLive> log)
    {
        (_visitors, _sites, _limits, _conversations, _typing, _store, _time, _lifetime, _log) = (visitors, sites, limits, conversations, typing, store, time, lifetime, log);
        _open = workspace => new VisitorRoom(workspace, conversations, views, deliveries, absences, store, book, signal, time, log);
        typing.AgentTyped += OnAgentTyped;
    }

    public void Map(IEndpointRouteBuilder widget)
    {
        // The token comes in the first frame, never in the address, so the endpoint itself is open to anyone.
        widget.MapGet("/live", SocketAsync).ForAnyone().WithName("WidgetLive").WithTags("Widget").WithSummary("WebSocket; the first frame is a hello with the token.");
        widget.MapGet("/events", PollAsync).NeedsVisitor().WithName("PollWidgetEvents").WithTags("Widget").WithSummary("Long poll: the frames of the live socket after a cursor.");
    }

    public void Dispose() => _typing.AgentTyped -= OnAgentTyped;

    /// <summary>Rooms in which somebody has been.</summary>
    internal IEnumerable<KeyValuePair<WorkspaceId, VisitorRoom>> Rooms => _rooms;

    private VisitorRoom Room(WorkspaceId workspace) => _rooms.GetOrAdd(workspace, _open);

    private void OnAgentTyped(AgentTyping typing)
    {
        if (!_rooms.TryGetValue(typing.Workspace, out var room)) return;
        room.Tell(typing.Customer, typing.Conversation, LiveFrame.Of(new { type = "typing", on = typing.On, name = typing.Name }));
    }

    private async Task<IResult> SocketAsync(HttpContext context, CancellationToken cancellationToken)
    {
        if (!context.WebSockets.IsWebSocketRequest) throw new InvalidRefusal("Upgrade", "webSocketExpected", "This address speaks WebSocket; use /events to poll.");
        if (context.Request.Query.ContainsKey("token")) throw new InvalidRefusal("token", "tokenInUrl", "The token goes into the hello frame: addresses end up in logs.");
        var origin = context.Request.Headers.Origin.ToString();
        if (origin.Length > 0 && !await _sites.AllowsSomewhereAsync(origin, context.Request, cancellationToken)) throw WidgetRefusal.OriginNotAllowed();
        _limits.Socket(context);
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _lifetime.ApplicationStopping);
        if (await HelloAsync(socket, context, ending.Token) is not var (visitor, after)) return Results.Empty;
        await RunAsync(socket, visitor, after, ending.Token);
        return Results.Empty;
    }

    /// <summary>Who it is and from where on; null when the socket was closed for want of a good hello.</summary>
    private async Task<(VisitorSession Visitor, Cursor? After)?> HelloAsync(WebSocket socket, HttpContext context, CancellationToken cancellationToken)
    {
        try
        {
            var reading = LiveSockets.ReadFrameAsync(socket, cancellationToken);
            if (await Task.WhenAny(reading, Task.Delay(HelloWithin, _time, cancellationToken)) != reading) throw new JsonException("Hello did not come.");
            if (await reading is not { } frame) return null;
            if (Word(frame, "type") != "hello" || Word(frame, "token") is not { } token) throw new JsonException("The first frame is a hello with a token.");
            Cursor? after = null;
            if (Word(frame, "after") is { Length: > 0 } text) after = Cursor.TryParse(text, out var cursor) ? cursor : throw new JsonException("A cursor looks like EPOCH.SEQ.");
            return (await _visitors.OpenAsync(token, context, cancellationToken), after);
        }
        catch (Exception error) when (error is JsonException or Refusal)
        {
            var reason = error switch
            {
                JsonException => LiveClose.BadFrame,
                SignInRequiredRefusal => LiveClose.SignInRequired,
                BusyRefusal => LiveClose.Stopping,
                _ => LiveClose.NoAccess,
            };
            await CloseAsync(socket, reason, cancellationToken);
        }
        catch (Exception error) when (error is WebSocketException or OperationCanceledException)
        {
            // The other side has gone before it said who it is.
        }

        return null;
    }

    private async Task RunAsync(WebSocket socket, VisitorSession visitor, Cursor? after, CancellationToken cancellationToken)
    {
        var subscriber = await SubscriberAsync(visitor, cancellationToken);
        var room = Room(visitor.Workspace);
        var joining = JoinAsync(room, subscriber, after, cancellationToken);
        var typed = 0L;
        try
        {
            await LiveSockets.RunAsync(socket, subscriber, async frame =>
            {
                if (Word(frame, "type") is not { } type) throw new JsonException("A frame has a type.");
                if (type != "typing" || !frame.TryGetProperty("on", out var on) || on.ValueKind is not (JsonValueKind.True or JsonValueKind.False)) return;
                if (typed != 0 && on.GetBoolean() && _time.GetElapsedTime(typed) < TypingAtMostEvery) return;
                typed = _time.GetTimestamp();
                await TypeAsync(visitor.Workspace, subscriber, visitor.Customer?.Name, on.GetBoolean(), cancellationToken);
            }, _time, cancellationToken);
        }
        finally
        {
            room.Leave(subscriber);
            await joining.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await CloseAsync(room, subscriber, visitor);
        }
    }

    /// <summary>A window is closed. What was said last, just before, may not have been told to it: then the store knows which conversation it was.</summary>
    private async Task CloseAsync(VisitorRoom room, VisitorSubscriber subscriber, VisitorSession visitor)
    {
        try
        {
            if (subscriber.Conversation is null && !_lifetime.ApplicationStopping.IsCancellationRequested)
            {
                using var session = _store.Read();
                if ((await _visitors.CustomerAsync(session, visitor.Token, _lifetime.ApplicationStopping))?.Id is { } customer)
                {
                    subscriber.Customer = customer;
                    subscriber.Conversation = (await _conversations.CurrentAsync(session, visitor.Workspace, visitor.Site.Inbox, customer, _lifetime.ApplicationStopping))?.Id;
                }
            }
        }
        catch (Exception error) when (error is Refusal or OperationCanceledException)
        {
            // The queue goes by the customer's silence then.
            _log.LogInformation("A closed window's conversation could not be looked up: {Reason}", error.Message);
        }

        room.Close(subscriber);
    }

    private async Task JoinAsync(VisitorRoom room, VisitorSubscriber subscriber, Cursor? after, CancellationToken cancellationToken)
    {
        try
        {
            await room.JoinAsync(subscriber, after, cursor => LiveFrame.Of(new { type = "ready", cursor = cursor.ToString(), time = _time.GetUtcNow() }), cancellationToken);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            _log.LogWarning(error, "A visitor's socket could not catch up");
            subscriber.Close(LiveClose.Stopping);
        }
    }

    private async Task TypeAsync(WorkspaceId workspace, VisitorSubscriber subscriber, string? name, bool on, CancellationToken cancellationToken)
    {
        if (subscriber.Conversation is not { } id) return;
        using var session = _store.Read();
        if (await _conversations.FindAsync(session, workspace, id, cancellationToken) is { } row) _typing.CustomerTypes(row, name ?? "", on);
    }

    private async Task<IResult> PollAsync(VisitorSession visitor, string? after, int? wait, CancellationToken cancellationToken)
    {
        Cursor? cursor = null;
        if (!string.IsNullOrEmpty(after)) cursor = Cursor.TryParse(after, out var given) ? given : throw new InvalidRefusal("after", "badCursor", "A cursor looks like EPOCH.SEQ.");
        var subscriber = await SubscriberAsync(visitor, cancellationToken);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _lifetime.ApplicationStopping);
        var until = await Room(visitor.Workspace).PollAsync(subscriber, cursor, TimeSpan.FromSeconds(Math.Clamp(wait ?? 0, 0, 25)), ending.Token);
        var frames = new List<JsonElement>();
        while (subscriber.Frames.TryRead(out var frame)) frames.Add(JsonElement.Parse(frame));
        return Results.Json(new { frames, cursor = until.ToString() }, HeedJson.Options);
    }

    private async Task<VisitorSubscriber> SubscriberAsync(VisitorSession visitor, CancellationToken cancellationToken)
    {
        Guid? conversation = null;
        if (visitor.Customer is { } customer)
        {
            using var session = _store.Read();
            conversation = (await _conversations.CurrentAsync(session, visitor.Workspace, visitor.Site.Inbox, customer.Id, cancellationToken))?.Id;
        }

        return new VisitorSubscriber(visitor.Token, visitor.Customer?.Id, conversation);
    }

    private static string? Word(JsonElement frame, string name) =>
        frame.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static async Task CloseAsync(WebSocket socket, LiveClose reason, CancellationToken cancellationToken)
    {
        try
        {
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived) await socket.CloseOutputAsync((WebSocketCloseStatus)reason, reason.ToString(), cancellationToken);
        }
        catch (Exception error) when (error is WebSocketException or OperationCanceledException)
        {
            socket.Abort();
        }
    }
}
