using System.Text;

namespace Heed.Mail;

/// <summary>
/// Reads the tree of parts (RFC 2046) in one pass over the bytes: every line is looked at once, whatever is nested in what. Tolerates
/// multiparts without boundary, without end, and with the end of an outer one in between.
/// </summary>
internal sealed class PartReader(ReadOnlyMemory<byte> raw, ReadState state)
{
    private readonly Boundaries _boundaries = new();
    private int _at;

    /// <summary>The boundary line that was met last: which multipart's (-1: the end of the bytes), whether it closes it, where the content before it ends.</summary>
    private (int Level, bool Closes, int ContentEnd) _met = (-1, false, raw.Length);

    /// <summary>Reads a whole message: its tree, and what it says in its header and body.</summary>
    public static MailMessage ReadMessage(ReadOnlyMemory<byte> raw, ReadState state, int depth)
    {
        var root = new PartReader(raw, state).ReadPart(depth, "text/plain", isMessage: true);
        return MessageReader.Read(root, state);
    }

    private MailPart ReadPart(int level, string defaultType, bool isMessage)
    {
        if (++state.Parts > state.Limits.MaxParts) state.Refuse(MailRefusals.TooManyParts);
        var headers = HeaderReader.Read(raw.Span, ref _at, _boundaries, state, isMessage);
        if (headers.Count == 0 && isMessage) state.Fault(MailFaults.NoHeader);
        var part = PartHeader.Part(headers, defaultType);
        if (state.Refusal is not null)
        {
            _at = raw.Length;
            _met = (-1, false, raw.Length);
            return part;
        }

        var encoding = HeaderList.First(headers, "Content-Transfer-Encoding")?.Value;
        if (part.ContentType.StartsWith("multipart/", StringComparison.Ordinal)) ReadMultipart(part, level, encoding);
        else if (PartHeader.IsMessage(part.ContentType)) ReadInner(part, level, encoding);
        else part.Content = Decoded(Leaf(), encoding);
        return part;
    }

    private void ReadMultipart(MailPart part, int level, string? encoding)
    {
        var from = _at;
        if (level >= state.Limits.MaxDepth)
        {
            state.Refuse(MailRefusals.NestingTooDeep);
            part.Content = Leaf();
            return;
        }

        var boundary = PartHeader.Boundary(part);
        if (boundary is not null && ReadParts(part, level, boundary))
        {
            part.Content = raw[Math.Min(from, _met.ContentEnd).._met.ContentEnd];
            return;
        }

        _at = from;
        var content = Leaf();
        if (!content.Span.Trim(" \t\r\n"u8).IsEmpty) state.Fault(MailFaults.Boundary);
        if (BoundarySearch.First(content.Span) is { } found)
        {
            _at = from;
            if (ReadParts(part, level, found)) return;
        }

        // Nothing in it is marked as a part: then all of it is the text.
        part.ContentType = "text/plain";
        part.Content = Decoded(content, encoding);
    }

    /// <summary>Reads the parts between lines of a boundary; false when there is none.</summary>
    private bool ReadParts(MailPart part, int level, byte[] boundary)
    {
        var parts = new List<MailPart>();
        var mine = _boundaries.Count;
        var type = part.ContentType == "multipart/digest" ? "message/rfc822" : "text/plain";
        _boundaries.Push(boundary);
        SkipToBoundary();
        while (_met.Level == mine && !_met.Closes && state.Refusal is null) parts.Add(ReadPart(level + 1, type, isMessage: false));

        var closed = _met.Level == mine && _met.Closes;
        _boundaries.Pop();
        if (closed) SkipToBoundary();
        else if (parts.Count > 0 && state.Refusal is null) state.Fault(MailFaults.Unclosed);
        part.Parts = parts;
        return closed || parts.Count > 0;
    }

    private void ReadInner(MailPart part, int level, string? encoding)
    {
        if (level >= state.Limits.MaxDepth)
        {
            state.Refuse(MailRefusals.NestingTooDeep);
            part.Content = Leaf();
            return;
        }

        state.Inside++;
        var from = _at;
        if (TransferEncodings.Changes(encoding))
        {
            // Not allowed (RFC 2046 section 5.2.1), and done by some; then its parts cannot be read in the same pass.
            part.Content = Decoded(Leaf(), encoding);
            part.Message = ReadMessage(part.Content, state, level + 1);
        }
        else
        {
            part.Message = MessageReader.Read(ReadPart(level + 1, "text/plain", isMessage: true), state);
            part.Content = raw[Math.Min(from, _met.ContentEnd).._met.ContentEnd];
        }

        state.Inside--;
    }

    /// <summary>The content from here to the next boundary of any open multipart.</summary>
    private ReadOnlyMemory<byte> Leaf()
    {
        var from = _at;
        SkipToBoundary();
        return raw[Math.Min(from, _met.ContentEnd).._met.ContentEnd];
    }

    private ReadOnlyMemory<byte> Decoded(ReadOnlyMemory<byte> content, string? encoding)
    {
        var decoded = TransferEncodings.Decode(content, encoding, out var fault);
        state.Fault(fault);
        return decoded;
    }

    /// <summary>Moves behind the next boundary line. The line end before it belongs to the boundary (RFC 2046 section 5.1.1).</summary>
    private void SkipToBoundary()
    {
        var bytes = raw.Span;
        for (var start = _boundaries.Count == 0 ? -1 : LineOfHyphens(bytes, _at); start >= 0; start = LineOfHyphens(bytes, _at))
        {
            var end = bytes[start..].IndexOf((byte)'\n');
            var line = end < 0 ? bytes[start..] : bytes.Slice(start, end);
            _at = end < 0 ? bytes.Length : start + end + 1;
            if (!_boundaries.Match(line, out var level, out var closes)) continue;

            var content = start;
            if (content > 0 && bytes[content - 1] == '\n') content--;
            if (content > 0 && bytes[content - 1] == '\r') content--;
            _met = (level, closes, content);
            return;
        }

        _at = bytes.Length;
        _met = (-1, false, bytes.Length);
    }

    private static int LineOfHyphens(ReadOnlySpan<byte> bytes, int at)
    {
        if (at >= bytes.Length) return -1;
        if ((at == 0 || bytes[at - 1] == '\n') && bytes[at..].StartsWith("--"u8)) return at;
        var found = bytes[at..].IndexOf("\n--"u8);
        return found < 0 ? -1 : at + found + 1;
    }
}
