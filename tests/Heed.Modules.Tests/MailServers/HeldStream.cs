namespace Heed.Modules.Tests.MailServers;

/// <summary>A connection whose reader stops after so many bytes until it is released: the moment to kill the other side in the middle of a transfer.</summary>
internal sealed class HeldStream(Stream inner, long afterBytes) : Stream
{
    private readonly TaskCompletionSource _held = new(TaskCreationOptions.RunContinuationsAsynchronously), _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _read;

    /// <summary>Done when so many bytes have gone by.</summary>
    internal Task Held => _held.Task.WaitAsync(TimeSpan.FromSeconds(20));

    public override bool CanRead => true;

    public override bool CanWrite => true;

    public override bool CanSeek => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    internal void Release() => _released.TrySetResult();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_read >= afterBytes)
        {
            _held.TrySetResult();
            await _released.Task.WaitAsync(cancellationToken);
        }

        var count = await inner.ReadAsync(buffer, cancellationToken);
        _read += count;
        return count;
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => inner.WriteAsync(buffer, cancellationToken);

    public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

    public override ValueTask DisposeAsync() => inner.DisposeAsync();

    public override void Flush() => inner.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
