namespace Heed.Mail.Wire;

/// <summary>Lines and counted bytes over a stream, with limits. What IMAP and SMTP have in common. One reader and one writer at a time.</summary>
/// <remarks>
/// A read is never cancelled, only left waiting: a later read takes it up again. So an IDLE can end without harm to the connection, and a
/// stream that ignores its cancellation token cannot hold its caller.
/// </remarks>
internal sealed class MailWire(Stream stream) : IAsyncDisposable
{
    private const int FirstBuffer = 8 * 1024;

    private Stream _stream = stream;
    private byte[] _buffer = new byte[FirstBuffer];
    private int _start, _end;
    private Task<int>? _pending;
    private byte[] _arriving = new byte[FirstBuffer];

    /// <summary>Bytes have come that nobody asked for yet. After STARTTLS there may be none: they were not protected.</summary>
    internal bool HasUnread => _end > _start || _pending is not null;

    /// <summary>The next line without its line end; it is the caller's. O(bytes), also when they come one at a time.</summary>
    /// <exception cref="WireLimitException">The line is longer than <paramref name="maxBytes"/>.</exception>
    /// <exception cref="EndOfStreamException">The connection ended before the line did.</exception>
    internal async ValueTask<byte[]> ReadLineAsync(int maxBytes, CancellationToken cancellation)
    {
        var seen = 0;
        while (true)
        {
            var at = _buffer.AsSpan(_start + seen, _end - _start - seen).IndexOf((byte)'\n');
            if (at >= 0)
            {
                var length = seen + at;
                if (length > maxBytes) throw new WireLimitException($"a line longer than {maxBytes} bytes");
                var line = _buffer.AsSpan(_start, length);
                if (line is [.., (byte)'\r']) line = line[..^1];
                var copy = line.ToArray();
                _start += length + 1;
                return copy;
            }

            seen = _end - _start;
            if (seen > maxBytes) throw new WireLimitException($"a line longer than {maxBytes} bytes");
            await FillAsync(cancellation);
        }
    }

    /// <summary>Hands exactly <paramref name="count"/> bytes to <paramref name="sink"/>, piece by piece.</summary>
    /// <exception cref="EndOfStreamException">The connection ended before that.</exception>
    internal async ValueTask ReadExactlyAsync(long count, Func<ReadOnlyMemory<byte>, CancellationToken, ValueTask> sink, CancellationToken cancellation)
    {
        while (count > 0)
        {
            if (_end == _start) await FillAsync(cancellation);
            var piece = (int)Math.Min(count, _end - _start);
            await sink(_buffer.AsMemory(_start, piece), cancellation);
            _start += piece;
            count -= piece;
        }
    }

    /// <summary>Writes and flushes.</summary>
    internal async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        await _stream.WriteAsync(bytes, cancellation).AsTask().WaitAsync(cancellation);
        await _stream.FlushAsync(cancellation).WaitAsync(cancellation);
    }

    /// <summary>Goes on over the stream that <paramref name="upgrade"/> makes of this one (STARTTLS).</summary>
    internal async ValueTask UpgradeAsync(Func<Stream, CancellationToken, Task<Stream>> upgrade, CancellationToken cancellation)
    {
        if (HasUnread) throw new InvalidOperationException("Bytes are unread; they were not protected.");
        _stream = await upgrade(_stream, cancellation).WaitAsync(cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await _stream.DisposeAsync();
        // The read that was left waiting ends with its stream; its error belongs to nobody.
        if (_pending is not null) _ = _pending.ContinueWith(static t => t.Exception, TaskScheduler.Default);
    }

    private async ValueTask FillAsync(CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        _pending ??= _stream.ReadAsync(_arriving, CancellationToken.None).AsTask();
        int count;
        try
        {
            count = await _pending.WaitAsync(cancellation);
        }
        catch when (_pending.IsCompleted)
        {
            _pending = null;
            throw;
        }

        _pending = null;
        if (count == 0) throw new EndOfStreamException("The server closed the connection.");
        MakeRoom(count);
        _arriving.AsSpan(0, count).CopyTo(_buffer.AsSpan(_end));
        _end += count;
    }

    private void MakeRoom(int count)
    {
        if (_start == _end) _start = _end = 0;
        if (_end + count <= _buffer.Length) return;
        var held = _end - _start;
        var target = held + count <= _buffer.Length / 2 ? _buffer : new byte[Math.Max(_buffer.Length * 2, held + count)];
        _buffer.AsSpan(_start, held).CopyTo(target);
        (_buffer, _start, _end) = (target, 0, held);
    }
}
