using System.Collections.Concurrent;
using System.Text.Json;
using Heed.Platform.Live;
using Heed.Platform.Ownership;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Heed.Routing.Presence;

/// <summary>
/// Who has a live connection, on this node or another. Nodes tell each other every ten seconds; a person counts as gone
/// half a minute after the last sign of a connection, so that a reload, a change of network or a restart changes nothing.
/// </summary>
internal sealed class Connections(
    PresenceBook book, IStore store, INodeBus bus, IShardOwnership ownership, TimeProvider time, IHostApplicationLifetime lifetime, ILogger<Connections> log)
    : BackgroundService, ILiveCommand, IStandIns
{
    private const string Channel = "routing.here";
    private const int PerWord = 150;
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(5);
    private readonly ConcurrentDictionary<(WorkspaceId Workspace, Guid Person), HashSet<Guid>> _local = new();
    private readonly ConcurrentDictionary<(WorkspaceId Workspace, Guid Person), long> _heard = new();
    private readonly long _started = time.GetTimestamp();

    /// <summary>Answers to pings are the proof of life of a socket; nothing needs doing for one.</summary>
    public string Type => "pong";

    public Task HandleAsync(AgentSubscriber sender, JsonElement frame, CancellationToken cancellationToken) => Task.CompletedTask;

    public void Opened(AgentSubscriber sender)
    {
        if (KeyOf(sender) is not { } key) return;
        var sockets = _local.GetOrAdd(key, _ => []);
        lock (sockets) sockets.Add(sender.Connection);
        _heard[key] = time.GetTimestamp();
        _ = ConnectAsync(key);
    }

    public void Closed(AgentSubscriber sender)
    {
        if (KeyOf(sender) is not { } key || !_local.TryGetValue(key, out var sockets)) return;
        lock (sockets) sockets.Remove(sender.Connection);
        _heard[key] = time.GetTimestamp();
    }

    /// <inheritdoc/>
    public Task ComeAsync(WorkspaceId workspace, Guid person, CancellationToken cancellationToken)
    {
        // A person's own id is nobody's connection.
        var sockets = _local.GetOrAdd((workspace, person), _ => []);
        lock (sockets) sockets.Add(person);
        _heard[(workspace, person)] = time.GetTimestamp();
        return book.ConnectAsync(workspace, person, connected: true, cancellationToken);
    }

    /// <inheritdoc/>
    public Task GoAsync(WorkspaceId workspace, Guid person, CancellationToken cancellationToken)
    {
        if (!_local.TryGetValue((workspace, person), out var sockets)) return Task.CompletedTask;
        lock (sockets)
        {
            sockets.Remove(person);
            if (sockets.Count > 0) return Task.CompletedTask;
        }

        return book.ConnectAsync(workspace, person, connected: false, cancellationToken);
    }

    /// <inheritdoc/>
    public bool HasWindow(WorkspaceId workspace, Guid person)
    {
        if (!_local.TryGetValue((workspace, person), out var sockets)) return false;
        lock (sockets) return sockets.Any(s => s != person);
    }

    /// <summary>Whether the person was here within the last half minute.</summary>
    public bool IsHere(WorkspaceId workspace, Guid person) => IsHere((workspace, person));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var words = bus.Subscribe(Channel, Hear);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                Tell();
                await SweepAsync(stoppingToken);
                await Task.Delay(Tick, time, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
            catch (Exception error) when (error is Refusal or LostOwnershipException)
            {
                log.LogWarning("Presence waits for the store: {Reason}", error.Message);
                await Task.Delay(Tick, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Writes down who has gone: rows that say "here" of somebody no node has heard of for the grace time. After a start all get that time to come back.</summary>
    private async Task SweepAsync(CancellationToken cancellationToken)
    {
        if (time.GetElapsedTime(_started) < Grace) return;
        List<(WorkspaceId Workspace, Guid Person)> here;
        using (var session = store.Read())
        {
            here = await session.QueryAsync($"select workspace, person from routing_presence where connected = {true}", r => (new WorkspaceId(r.Int(0)), r.Id(1)), cancellationToken);
        }

        foreach (var key in here)
        {
            if (!IsHere(key) && ownership.Fence(key.Workspace.Value % ownership.Shards) is not null) await book.ConnectAsync(key.Workspace, key.Person, connected: false, cancellationToken);
        }

        foreach (var (key, at) in _heard)
        {
            if (time.GetElapsedTime(at) > Grace && !HasSocket(key)) _heard.TryRemove(key, out _);
        }
    }

    private void Tell()
    {
        foreach (var workspace in _local.Keys.Where(HasSocket).GroupBy(k => k.Workspace, k => k.Person))
        {
            foreach (var chunk in workspace.Chunk(PerWord)) bus.Publish(Channel, JsonSerializer.SerializeToUtf8Bytes(new Here(workspace.Key.Value, chunk)));
        }
    }

    private void Hear(byte[] json)
    {
        if (JsonSerializer.Deserialize<Here>(json) is not { } here) return;
        foreach (var person in here.People) _heard[(new WorkspaceId(here.Workspace), person)] = time.GetTimestamp();
    }

    private async Task ConnectAsync((WorkspaceId Workspace, Guid Person) key)
    {
        try
        {
            await book.ConnectAsync(key.Workspace, key.Person, connected: true, lifetime.ApplicationStopping);
        }
        catch (Exception error) when (error is Refusal or OperationCanceledException or ObjectDisposedException)
        {
            log.LogInformation("Presence was not noted: {Reason}", error.Message);
        }
    }

    private bool IsHere((WorkspaceId Workspace, Guid Person) key) => HasSocket(key) || (_heard.TryGetValue(key, out var at) && time.GetElapsedTime(at) < Grace);

    private bool HasSocket((WorkspaceId Workspace, Guid Person) key)
    {
        if (!_local.TryGetValue(key, out var sockets)) return false;
        lock (sockets) return sockets.Count > 0;
    }

    private static (WorkspaceId Workspace, Guid Person)? KeyOf(AgentSubscriber sender) =>
        sender.Scope.Actor is { Kind: ActorKind.Person, Id: { } person } ? (sender.Scope.Workspace, person) : null;

    private sealed record Here(int Workspace, Guid[] People);
}
