using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using Heed.Kernel;
using Heed.Platform.Ledger;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Heed.Platform.Ownership;

/// <summary>
/// The bus between nodes: PostgreSQL's NOTIFY, on an autocommit connection of its own after the commit it tells of
/// (inside a writing transaction it would make all commits of the database wait for each other). Heads of ledgers are
/// gathered for 2 ms. Nothing here is needed for correctness: heads are also read every few seconds, which heals lost wake-ups.
/// </summary>
internal sealed class NotifyBus : BackgroundService, INodeBus
{
    internal const string Channel = "heed";
    // PostgreSQL takes 7,999 bytes; a head needs at most 52.
    private const int HeadsPerMessage = 140;
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(2);
    private static readonly TimeSpan Heal = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Retry = TimeSpan.FromMilliseconds(500);

    // Set while this thread hands on what another node told, so that it is not told back.
    [ThreadStatic]
    private static bool _handingOn;

    private readonly Channel<string> _messages = System.Threading.Channels.Channel.CreateBounded<string>(
        new BoundedChannelOptions(10_000) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });
    private readonly Channel<bool> _wake = System.Threading.Channels.Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });
    private readonly ConcurrentDictionary<WorkspaceId, Cursor> _heads = new();
    private readonly BusSubscribers _subscribers;
    private readonly NpgsqlDataSource _source;
    private readonly Node _node;
    private readonly LedgerSignal _signal;
    private readonly TimeProvider _time;
    private readonly ILogger<NotifyBus> _log;

    public NotifyBus(NpgsqlDataSource source, Node node, LedgerSignal signal, TimeProvider time, ILogger<NotifyBus> log)
    {
        (_source, _node, _signal, _time, _log) = (source, node, signal, time, log);
        _subscribers = new BusSubscribers(log);
        _signal.Grown += Tell;
    }

    public void Publish(string channel, byte[] json)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(json.Length, LocalBus.MaxBytes);
        _subscribers.Deliver(channel, json);
        _messages.Writer.TryWrite(Payload(_node, channel, json));
        _wake.Writer.TryWrite(true);
    }

    public IDisposable Subscribe(string channel, Action<byte[]> receive) => _subscribers.Add(channel, receive);

    public override void Dispose()
    {
        _signal.Grown -= Tell;
        base.Dispose();
    }

    internal static string Payload(Node node, string channel, ReadOnlySpan<byte> json) =>
        $$"""{"n":"{{node.Name}}","c":"{{channel}}","d":{{Encoding.UTF8.GetString(json)}}}""";

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(
            KeepAsync("listening", ListenAsync, stoppingToken),
            KeepAsync("sending", SendAsync, stoppingToken));

    private void Tell(IReadOnlyDictionary<WorkspaceId, Cursor> heads)
    {
        if (_handingOn) return;
        foreach (var (workspace, head) in heads) _heads[workspace] = head;
        _wake.Writer.TryWrite(true);
    }

    /// <summary>Runs a connection's work for ever, over as many connections as it takes.</summary>
    private async Task KeepAsync(string what, Func<NpgsqlConnection, CancellationToken, Task> work, CancellationToken stopping)
    {
        var failing = false;
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await using var connection = await _source.OpenConnectionAsync(stopping);
                failing = false;
                await work(connection, stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error) when (error is NpgsqlException or SocketException or TimeoutException or IOException)
            {
                if (!failing) _log.LogWarning("The bus between nodes has stopped {What} ({Reason}); trying again", what, error.Message);
                failing = true;
            }

            await Task.WhenAny(Task.Delay(Retry, _time, stopping));
        }
    }

    private async Task SendAsync(NpgsqlConnection connection, CancellationToken stopping)
    {
        // A wake-up need not outlive a crash, so it need not wait for the disk.
        await ExecuteAsync(connection, "set synchronous_commit=off", stopping);
        await using var notify = new NpgsqlCommand("select pg_notify($1, p) from unnest($2) p", connection) { CommandTimeout = 5 };
        notify.Parameters.Add(new NpgsqlParameter<string> { TypedValue = Channel });
        var payloads = new NpgsqlParameter<string[]>();
        notify.Parameters.Add(payloads);
        while (await _wake.Reader.WaitToReadAsync(stopping))
        {
            _wake.Reader.TryRead(out _);
            await Task.Delay(Gather, _time, stopping);
            var waiting = TakeHeads();
            while (waiting.Count < 500 && _messages.Reader.TryRead(out var message)) waiting.Add(message);
            if (waiting.Count == 0) continue;
            if (waiting.Count >= 500) _wake.Writer.TryWrite(true);
            payloads.TypedValue = [.. waiting];
            await notify.ExecuteNonQueryAsync(stopping);
        }
    }

    private List<string> TakeHeads()
    {
        var taken = new List<string>();
        foreach (var workspace in _heads.Keys)
        {
            if (_heads.TryRemove(workspace, out var head)) taken.Add($"[{workspace},{head.Epoch},{head.Seq}]");
        }

        return [.. taken.Chunk(HeadsPerMessage).Select(some => $$"""{"n":"{{_node.Name}}","h":[{{string.Join(',', some)}}]}""")];
    }

    private async Task ListenAsync(NpgsqlConnection connection, CancellationToken stopping)
    {
        connection.Notification += (_, notification) => Receive(notification.Payload);
        await ExecuteAsync(connection, "listen " + Channel, stopping);
        while (true)
        {
            // Also at once: what happened while nobody listened.
            HandOn(await ReadHeadsAsync(connection, stopping));
            var since = _time.GetTimestamp();
            while (Heal - _time.GetElapsedTime(since) is { Ticks: > 0 } left) await connection.WaitAsync(left, stopping);
        }
    }

    private async Task<Dictionary<WorkspaceId, Cursor>> ReadHeadsAsync(NpgsqlConnection connection, CancellationToken stopping)
    {
        await using var command = new NpgsqlCommand("select workspace, epoch, seq from platform_ledger_heads", connection) { CommandTimeout = 5 };
        await using var reader = await command.ExecuteReaderAsync(stopping);
        var news = new Dictionary<WorkspaceId, Cursor>();
        while (await reader.ReadAsync(stopping))
        {
            var (workspace, head) = (new WorkspaceId(reader.GetInt32(0)), new Cursor(reader.GetInt64(1), reader.GetInt64(2)));
            if (_signal.Head(workspace) is not { } known || known.Epoch != head.Epoch || known.Seq < head.Seq) news[workspace] = head;
        }

        return news;
    }

    private void Receive(string payload)
    {
        try
        {
            using var document = JsonDocument.Parse(payload);
            var message = document.RootElement;
            if (message.GetProperty("n").ValueEquals(_node.Name)) return;
            if (message.TryGetProperty("h", out var heads))
            {
                HandOn(heads.EnumerateArray().ToDictionary(h => new WorkspaceId(h[0].GetInt32()), h => new Cursor(h[1].GetInt64(), h[2].GetInt64())));
            }
            else
            {
                _subscribers.Deliver(message.GetProperty("c").GetString()!, Encoding.UTF8.GetBytes(message.GetProperty("d").GetRawText()));
            }
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            // A node of another version, or somebody at a psql prompt.
            _log.LogWarning("A message between nodes was not understood: {Reason}", error.Message);
        }
    }

    private void HandOn(Dictionary<WorkspaceId, Cursor> heads)
    {
        _handingOn = true;
        try
        {
            _signal.Committed(heads);
        }
        finally
        {
            _handingOn = false;
        }
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string literal, CancellationToken stopping)
    {
#pragma warning disable CA2100 // literals of ours
        await using var command = new NpgsqlCommand(literal, connection) { CommandTimeout = 5 };
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(stopping);
    }
}
