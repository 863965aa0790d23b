using System.Threading.Channels;

namespace Heed.Platform.Live;

/// <summary>
/// One receiver of a workspace's changes. Frames go through a bounded queue: whoever cannot keep up is cut off and
/// comes back with its cursor, so that a slow reader costs bounded memory.
/// </summary>
public class LiveSubscriber
{
    private const int MaxQueued = 2048;
    private readonly Channel<byte[]> _queue = Channel.CreateBounded<byte[]>(
        new BoundedChannelOptions(MaxQueued) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    /// <summary>Everything up to here has been looked at for this subscriber.</summary>
    public long Position { get; internal set; }

    /// <summary>Seq of the last frame sent: the next frame's <c>prev</c>.</summary>
    public long Sent { get; internal set; }

    /// <summary>Set when the subscriber must be cut off.</summary>
    public LiveClose? Closing { get; private set; }

    /// <summary>Frames to send, in order.</summary>
    public ChannelReader<byte[]> Frames => _queue.Reader;

    /// <summary>Queues a frame that is not stored (no seq).</summary>
    public void Send(byte[] frame)
    {
        if (!_queue.Writer.TryWrite(frame)) Close(LiveClose.Slow);
    }

    /// <summary>Queues a numbered frame: the shared part after <c>{"type":T,"seq":N,"prev":P</c>.</summary>
    public void Send(string type, long seq, ReadOnlySpan<byte> rest)
    {
        Send(LiveFrame.Compose(type, seq, Sent, rest));
        Sent = seq;
    }

    /// <summary>Ends the stream.</summary>
    public void Close(LiveClose reason)
    {
        Closing ??= reason;
        _queue.Writer.TryComplete();
    }
}
