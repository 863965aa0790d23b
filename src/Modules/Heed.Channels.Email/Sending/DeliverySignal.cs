namespace Heed.Channels.Email.Sending;

/// <summary>Wakes the deliverer of this node. Rung before the unit has committed, so it only says: look soon, and again a moment later.</summary>
internal sealed class DeliverySignal
{
    private TaskCompletionSource _rung = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Something is about to be due.</summary>
    public void Soon() => Interlocked.Exchange(ref _rung, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();

    /// <summary>Completes at the next ring.</summary>
    public Task Next => Volatile.Read(ref _rung).Task;
}
