using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Heed.Channels.Web.Live;

/// <summary>
/// Notes how far messages have reached their customers' sockets. Gathered for a moment and written once per
/// conversation: an agent who sends five lines causes one write.
/// </summary>
internal sealed class Deliveries(IConversations conversations, TimeProvider time, ILogger<Deliveries> log) : BackgroundService
{
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(200);
    private readonly ConcurrentDictionary<(WorkspaceId Workspace, Guid Conversation), (Guid Customer, int Position)> _reached = new();
    private readonly SemaphoreSlim _some = new(0, 1);

    public void Note(WorkspaceId workspace, Guid conversation, Guid customer, int position)
    {
        _reached.AddOrUpdate((workspace, conversation), (customer, position), (_, old) => old.Position >= position ? old : (customer, position));
        if (_some.CurrentCount == 0)
        {
            try
            {
                _some.Release();
            }
            catch (SemaphoreFullException)
            {
                // Another thread has just said the same.
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await _some.WaitAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await Task.Delay(Gather, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            foreach (var key in _reached.Keys)
            {
                if (_reached.TryRemove(key, out var reached)) await WriteAsync(key.Workspace, key.Conversation, reached.Customer, reached.Position, stoppingToken);
            }
        }
    }

    private async Task WriteAsync(WorkspaceId workspace, Guid conversation, Guid customer, int position, CancellationToken cancellationToken)
    {
        try
        {
            var scope = new Scope(workspace, Actor.Customer(customer)) { Customer = customer };
            await conversations.CustomerReachedAsync(scope, conversation, position, seen: false, cancellationToken);
        }
        catch (Exception error) when (error is Refusal or OperationCanceledException or ObjectDisposedException)
        {
            // A tick that is missing is made good by the next message or by "seen".
            log.LogInformation("Delivery was not noted: {Reason}", error.Message);
        }
    }
}
