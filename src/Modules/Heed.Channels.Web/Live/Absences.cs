using System.Collections.Concurrent;
using Heed.Platform.Ownership;
using Heed.Routing.Public;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Heed.Channels.Web.Live;

/// <summary>
/// Tells the queue which visitors have closed their last window and which are back. A page that loads anew, or a network that changes, closes a window
/// for some seconds: that is no absence. A visitor may have windows on other nodes too; those say so.
/// </summary>
internal sealed class Absences(IWaiting waiting, INodeBus bus, IServiceProvider services, TimeProvider time, ILogger<Absences> log) : BackgroundService
{
    private const string Channel = "web.gone";
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1), Grace = TimeSpan.FromSeconds(8), Remembered = TimeSpan.FromMinutes(10);
    private readonly ConcurrentDictionary<(WorkspaceId Workspace, Guid Conversation), Absence> _gone = new();
    private readonly ConcurrentDictionary<(WorkspaceId Workspace, Guid Conversation), bool> _here = new();

    /// <summary>The last window of the conversation on this node has closed.</summary>
    public void Gone(WorkspaceId workspace, Guid conversation)
    {
        var now = time.GetUtcNow();
        _gone[(workspace, conversation)] = new Absence(now, now + Grace);
    }

    /// <summary>There is a window on the conversation, or its customer has written.</summary>
    public void Here(WorkspaceId workspace, Guid conversation)
    {
        // Nobody was told yet that it was gone.
        if (!_gone.TryRemove((workspace, conversation), out _)) _here[(workspace, conversation)] = true;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var words = bus.Subscribe(Channel, Hear);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(Tick, time, stoppingToken);
                await TellAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
            catch (Refusal refusal)
            {
                // Tried again with the next tick: what could not be told is still in the books.
                log.LogInformation("Absences wait for the store: {Code}", refusal.Code);
            }
        }
    }

    private async Task TellAsync(CancellationToken cancellationToken)
    {
        foreach (var key in _here.Keys)
        {
            await waiting.BackAsync(key.Workspace, key.Conversation, cancellationToken);
            _here.TryRemove(key, out _);
        }

        foreach (var (key, absence) in _gone)
        {
            var now = time.GetUtcNow();
            if (absence.Ask > now) continue;
            if (!await waiting.GoneAsync(key.Workspace, key.Conversation, absence.Since, cancellationToken))
            {
                // It may enter a queue yet: the message is on its way, or a bot still has it. The longer ago, the less often it is looked for.
                if (now - absence.Since > Remembered) _gone.TryRemove(new(key, absence));
                else _gone.TryUpdate(key, absence with { Ask = now + (now - absence.Since) }, absence);
                continue;
            }

            // Back while it was told.
            if (!_gone.TryRemove(new(key, absence))) _here[key] = true;
            bus.Publish(Channel, JsonSerializer.SerializeToUtf8Bytes(new Word(key.Workspace.Value, key.Conversation)));
        }
    }

    private void Hear(byte[] json)
    {
        if (JsonSerializer.Deserialize<Word>(json) is not { } word) return;
        // Asked for only now: the rooms know this class.
        var live = services.GetRequiredService<VisitorLive>();
        if (live.Rooms.Any(r => r.Key.Value == word.Workspace && r.Value.Shows(word.Conversation))) _here[(new WorkspaceId(word.Workspace), word.Conversation)] = true;
    }

    private sealed record Absence(DateTimeOffset Since, DateTimeOffset Ask);

    private sealed record Word(int Workspace, Guid Conversation);
}
