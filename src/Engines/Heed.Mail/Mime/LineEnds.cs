namespace Heed.Mail;

/// <summary>Line ends of old: a carriage return alone.</summary>
internal static class LineEnds
{
    /// <summary>The same memory, or a copy with line feeds when every line ends with a bare carriage return. O(length).</summary>
    public static ReadOnlyMemory<byte> WithLineFeeds(ReadOnlyMemory<byte> raw)
    {
        if (raw.Span.Contains((byte)'\n') || !raw.Span.Contains((byte)'\r')) return raw;
        var copy = raw.ToArray();
        copy.AsSpan().Replace((byte)'\r', (byte)'\n');
        return copy;
    }
}
