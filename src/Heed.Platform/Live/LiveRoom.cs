using Heed.Kernel;
using Heed.Platform.Ledger;
using Microsoft.Extensions.Logging;

namespace Heed.Platform.Live;

/// <summary>
/// All receivers of one audience in one workspace. Rows are read and rendered once for everybody who is up to date; a
/// receiver that resumes catches up by itself and joins when it has reached the room.
/// </summary>
/// <typeparam name="TSubscriber">Receivers of the audience.</typeparam>
public abstract class LiveRoom<TSubscriber>(WorkspaceId workspace, LedgerBook book, LedgerSignal signal, TimeProvider time, ILogger log)
    where TSubscriber : LiveSubscriber
{
    private const int BatchSize = 500;
    private const int MaxBehind = 5000;
    private static readonly TimeSpan MarkEvery = TimeSpan.FromSeconds(5);
    private readonly Lock _gate = new();
    private readonly List<TSubscriber> _joined = [];
    private long _position;
    private Task _loop = Task.CompletedTask;

    /// <summary>The workspace of the room.</summary>
    protected WorkspaceId Workspace { get; } = workspace;

    /// <summary>Receivers that are up to date; a copy.</summary>
    public IReadOnlyList<TSubscriber> Joined
    {
        get
        {
            lock (_gate) return [.. _joined];
        }
    }

    /// <summary>Renders rows once; the result is handed to <see cref="Deliver"/> for every receiver.</summary>
    protected abstract Task<IReadOnlyList<IRendered>> RenderAsync(IReadOnlyList<LedgerRow> rows, CancellationToken cancellationToken);

    /// <summary>Sends one rendered row to a receiver, if it may see it.</summary>
    protected abstract void Deliver(IRendered rendered, TSubscriber subscriber);

    /// <summary>Receivers that a rendered row can concern; all of them unless the audience knows better.</summary>
    protected virtual IEnumerable<TSubscriber> Concerned(IRendered rendered, IReadOnlyList<TSubscriber> joined) => joined;

    /// <summary>Called before a batch is delivered, when rights may have changed.</summary>
    protected virtual Task BeforeDeliveryAsync(IReadOnlyList<LedgerRow> rows, IReadOnlyList<TSubscriber> joined, Cursor head, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Called when a receiver joins or leaves, under the room's lock.</summary>
    protected virtual void Changed(TSubscriber subscriber, bool joined)
    {
    }

    /// <summary>Brings a receiver up to date from its cursor, then keeps it so until <see cref="Leave"/>.</summary>
    public async Task JoinAsync(TSubscriber subscriber, Cursor? after, Func<Cursor, byte[]> ready, CancellationToken cancellationToken)
    {
        var (head, floor) = await book.HeadAsync(Workspace, cancellationToken);
        var start = after ?? head;
        var reason = ResetReason(start, head, floor);
        if (reason is not null) start = head;
        subscriber.Position = subscriber.Sent = start.Seq;
        subscriber.Send(ready(start));
        if (reason is not null) subscriber.Send(Reset(head, reason));
        while (!await TryJoinAsync(subscriber, cancellationToken))
        {
            var rows = await book.AfterAsync(Workspace, subscriber.Position, BatchSize, cancellationToken);
            foreach (var rendered in await RenderAsync(rows, cancellationToken)) Deliver(rendered, subscriber);
            if (rows.Count > 0) subscriber.Position = rows[^1].Seq;
        }
    }

    /// <summary>Frames after a cursor for one receiver, once: the long-poll form. Waits for news up to <paramref name="wait"/>.</summary>
    public async Task<Cursor> PollAsync(TSubscriber subscriber, Cursor? after, TimeSpan wait, CancellationToken cancellationToken)
    {
        var (head, floor) = await book.HeadAsync(Workspace, cancellationToken);
        var start = after ?? head;
        if (ResetReason(start, head, floor) is { } reason)
        {
            subscriber.Send(Reset(head, reason));
            return head;
        }

        subscriber.Position = subscriber.Sent = start.Seq;
        var until = time.GetTimestamp();
        while (true)
        {
            var grown = signal.NextAsync();
            var rows = await book.AfterAsync(Workspace, subscriber.Position, BatchSize, cancellationToken);
            foreach (var rendered in await RenderAsync(rows, cancellationToken)) Deliver(rendered, subscriber);
            if (rows.Count > 0) subscriber.Position = rows[^1].Seq;
            var left = wait - time.GetElapsedTime(until);
            if (subscriber.Frames.Count > 0 || left <= TimeSpan.Zero) return new Cursor(start.Epoch, subscriber.Position);
            await Task.WhenAny(grown, Task.Delay(left < TimeSpan.FromSeconds(1) ? left : TimeSpan.FromSeconds(1), time, cancellationToken));
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Takes a receiver out of the room.</summary>
    public void Leave(TSubscriber subscriber)
    {
        lock (_gate)
        {
            if (_joined.Remove(subscriber)) Changed(subscriber, joined: false);
        }
    }

    /// <summary>A frame that tells a receiver to read afresh and go on from the cursor.</summary>
    protected static byte[] Reset(Cursor head, string reason) => LiveFrame.Of(new { type = "reset", cursor = head.ToString(), reason });

    private static string? ResetReason(Cursor after, Cursor head, long floor)
    {
        if (after.Epoch != head.Epoch || after.Seq > head.Seq) return "epoch";
        if (after.Seq < floor) return "floor";
        return head.Seq - after.Seq > MaxBehind ? "behind" : null;
    }

    private async Task<bool> TryJoinAsync(TSubscriber subscriber, CancellationToken cancellationToken)
    {
        var (head, _) = await book.HeadAsync(Workspace, cancellationToken);
        lock (_gate)
        {
            if (subscriber.Closing is not null) return true;
            if (_joined.Count == 0 && _loop.IsCompleted) _position = subscriber.Position;
            // The room may lag behind: rows up to the subscriber's position are skipped for it.
            if (_position > subscriber.Position || head.Seq - subscriber.Position > BatchSize) return false;
            _joined.Add(subscriber);
            Changed(subscriber, joined: true);
            if (_loop.IsCompleted) _loop = Task.Run(() => RunAsync(CancellationToken.None), CancellationToken.None);
            return true;
        }
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        var marked = time.GetTimestamp();
        while (true)
        {
            try
            {
                var grown = signal.NextAsync();
                long position;
                lock (_gate)
                {
                    if (_joined.Count == 0)
                    {
                        _loop = Task.CompletedTask;
                        return;
                    }

                    position = _position;
                }

                var rows = await book.AfterAsync(Workspace, position, BatchSize, cancellationToken);
                if (rows.Count > 0) await DeliverAsync(rows, cancellationToken);
                if (time.GetElapsedTime(marked) >= MarkEvery)
                {
                    marked = time.GetTimestamp();
                    Mark();
                }

                if (rows.Count < BatchSize) await Task.WhenAny(grown, Task.Delay(TimeSpan.FromSeconds(1), time, cancellationToken));
            }
            catch (Exception error)
            {
                // The store may be away for a moment; the cursors hold the place.
                log.LogWarning(error, "Live room of workspace {Workspace} waits", Workspace);
                await Task.Delay(TimeSpan.FromSeconds(1), time, cancellationToken);
            }
        }
    }

    private async Task DeliverAsync(List<LedgerRow> rows, CancellationToken cancellationToken)
    {
        var rendered = await RenderAsync(rows, cancellationToken);
        var (head, _) = await book.HeadAsync(Workspace, cancellationToken);
        await BeforeDeliveryAsync(rows, Joined, head, cancellationToken);
        lock (_gate)
        {
            foreach (var one in rendered)
            {
                foreach (var subscriber in Concerned(one, _joined))
                {
                    if (one.Seq > subscriber.Position) Deliver(one, subscriber);
                }
            }

            _position = rows[^1].Seq;
            foreach (var subscriber in _joined) subscriber.Position = Math.Max(subscriber.Position, _position);
            _joined.RemoveAll(s =>
            {
                if (s.Closing is null) return false;
                Changed(s, joined: false);
                return true;
            });
        }
    }

    private void Mark()
    {
        lock (_gate)
        {
            foreach (var subscriber in _joined)
            {
                if (subscriber.Position > subscriber.Sent) subscriber.Send("mark", subscriber.Position, LiveFrame.End);
            }
        }
    }
}
