using System.Text;

namespace Heed.Mail;

/// <summary>
/// Reads the header of a message or of a part (RFC 5322 section 2.2, RFC 6532): any line ends, folded or wrongly folded fields, a
/// mailbox's "From " line, lines that are no fields, and a body that begins without an empty line.
/// </summary>
internal ref struct HeaderReader
{
    private readonly ReadOnlySpan<byte> _bytes;
    private readonly Boundaries _boundaries;
    private readonly ReadState _state;
    private readonly List<Field> _fields = [];
    private int _at;

    /// <summary>Where the last field for certain stands before the next empty line; -1 until it was looked for, which is done once.</summary>
    private int _lastFamiliar = -1;

    private HeaderReader(ReadOnlySpan<byte> bytes, int at, Boundaries boundaries, ReadState state)
    {
        _bytes = bytes;
        _at = at;
        _boundaries = boundaries;
        _state = state;
    }

    /// <summary>Where a field stands: its name, and its value with the line ends of its folding.</summary>
    private record struct Field(int NameFrom, int NameLength, int ValueFrom, int ValueTo);

    /// <summary>Reads the header that begins at a position, and moves it to the body, or to the boundary that follows at once. O(length).</summary>
    public static List<MailHeader> Read(ReadOnlySpan<byte> bytes, ref int at, Boundaries boundaries, ReadState state, bool isMessage)
    {
        var reader = new HeaderReader(bytes, at, boundaries, state);
        if (isMessage) reader.SkipBefore();
        reader.ReadFields();
        at = reader._at;
        return reader.Decoded();
    }

    /// <summary>The empty lines and the "From " line that mailboxes and pipes put before a message.</summary>
    private void SkipBefore()
    {
        while (_at < _bytes.Length && Line(_at, out var next) is var line)
        {
            var skipped = line.Length == 0 || line.StartsWith("From "u8) && NameLength(line) == 0 || line.StartsWith(">From "u8) || line.StartsWith("\uFEFF"u8) && line.Length == 3;
            if (!skipped) break;
            _at = next;
        }

        if (_bytes[_at..].StartsWith("\uFEFF"u8)) _at += 3;
    }

    private void ReadFields()
    {
        var from = _at;
        while (_at < _bytes.Length)
        {
            if (_at - from > _state.Limits.MaxHeaderBytes || _fields.Count > _state.Limits.MaxHeaderFields)
            {
                _state.Refuse(_fields.Count > _state.Limits.MaxHeaderFields ? MailRefusals.TooManyHeaders : MailRefusals.HeaderTooLong);
                return;
            }

            var line = Line(_at, out var next);
            if (line.Length == 0)
            {
                _at = next;
                return;
            }

            if (_boundaries.Match(line, out _, out _) || !TryTake(line, next)) return;
            _at = next;
        }
    }

    /// <summary>Takes a line as a field, or into the field before; false when the body begins with it.</summary>
    private bool TryTake(ReadOnlySpan<byte> line, int next)
    {
        if (line[0] is (byte)' ' or (byte)'\t')
        {
            return line.TrimStart(" \t"u8).Length == 0 ? EndsNot(next) : Continue(line);
        }

        if (NameLength(line) is var length and > 0)
        {
            var colon = line.IndexOf((byte)':');
            _fields.Add(new Field(_at, length, _at + colon + 1, _at + line.Length));
            return true;
        }

        return FieldFollows(next) && Continue(line);
    }

    /// <summary>A line of blanks ends the header, unless the header plainly goes on behind it.</summary>
    private readonly bool EndsNot(int next)
    {
        if (next >= _bytes.Length) return true;
        var line = Line(next, out _);
        return line.Length == 0 || line[0] is (byte)' ' or (byte)'\t' || NameLength(line) > 0;
    }

    private bool Continue(ReadOnlySpan<byte> line)
    {
        if (_fields.Count > 0) _fields[^1] = _fields[^1] with { ValueTo = _at + line.Length };
        return true;
    }

    /// <summary>True when a field for certain follows before the next empty line: then a line that is none is damage, and not the body's first.</summary>
    private bool FieldFollows(int at)
    {
        if (_lastFamiliar < 0)
        {
            _lastFamiliar = 0;
            for (var scanned = at; scanned < _bytes.Length && scanned - at < _state.Limits.MaxHeaderBytes;)
            {
                var line = Line(scanned, out var next);
                if (line.Length == 0 || _boundaries.Match(line, out _, out _)) break;
                if (NameLength(line) is var length and > 0 && IsFamiliar(line[..length])) _lastFamiliar = scanned;
                scanned = next;
            }
        }

        if (at > _lastFamiliar) return false;
        _state.Fault(MailFaults.HeaderLine);
        return true;
    }

    private static bool IsFamiliar(ReadOnlySpan<byte> name)
    {
        if (name.IndexOf((byte)'-') > 0) return name.Length < 40;
        return Ascii.EqualsIgnoreCase(name, "From") || Ascii.EqualsIgnoreCase(name, "To") || Ascii.EqualsIgnoreCase(name, "Cc") || Ascii.EqualsIgnoreCase(name, "Subject")
            || Ascii.EqualsIgnoreCase(name, "Date") || Ascii.EqualsIgnoreCase(name, "Received") || Ascii.EqualsIgnoreCase(name, "Sender") || Ascii.EqualsIgnoreCase(name, "References");
    }

    /// <summary>Length of the field's name; 0 when the line is no field. Blanks before the colon are tolerated.</summary>
    private static int NameLength(ReadOnlySpan<byte> line)
    {
        var end = 0;
        while (end < line.Length && line[end] is > 32 and < 127 and not (byte)':') end++;
        if (end == 0) return 0;
        var colon = end;
        while (colon < line.Length && line[colon] is (byte)' ' or (byte)'\t') colon++;
        return colon < line.Length && line[colon] == ':' ? end : 0;
    }

    /// <summary>A line without its line end; cut at the limit of the header, so that a line of megabytes is not searched.</summary>
    private readonly ReadOnlySpan<byte> Line(int at, out int next)
    {
        var rest = _bytes.Slice(at, Math.Min(_bytes.Length - at, _state.Limits.MaxHeaderBytes + 2));
        var end = rest.IndexOf((byte)'\n');
        next = end < 0 ? at + rest.Length : at + end + 1;
        return (end < 0 ? rest : rest[..end]).TrimEnd((byte)'\r');
    }

    private readonly List<MailHeader> Decoded()
    {
        var headers = new List<MailHeader>(_fields.Count);
        Encoding? hint = null;
        foreach (var field in _fields)
        {
            if (Ascii.EqualsIgnoreCase(_bytes.Slice(field.NameFrom, field.NameLength), "Content-Type")) hint ??= CharsetOf(_bytes[field.ValueFrom..field.ValueTo]);
        }

        foreach (var field in _fields)
        {
            headers.Add(new MailHeader(Encoding.ASCII.GetString(_bytes.Slice(field.NameFrom, field.NameLength)), Unfolded(_bytes[field.ValueFrom..field.ValueTo], hint)));
        }

        return headers;
    }

    private static Encoding? CharsetOf(ReadOnlySpan<byte> contentType) =>
        MimeValue.Read(Unfolded(contentType, null)).Parameters.TryGetValue("charset", out var charset) ? Charsets.Find(charset) : null;

    private static string Unfolded(ReadOnlySpan<byte> value, Encoding? hint)
    {
        var text = Ascii.IsValid(value) && value.IndexOf((byte)0x1B) < 0 ? Encoding.ASCII.GetString(value) : CharsetGuess.Of(value, hint).GetString(value);
        if (text.AsSpan().IndexOfAny('\r', '\n') < 0) return text.Trim();
        var unfolded = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is not ('\r' or '\n')) unfolded.Append(text[i]);
            else if (i + 1 < text.Length && text[i + 1] is not (' ' or '\t' or '\r' or '\n')) unfolded.Append(' ');
        }

        return unfolded.ToString().Trim();
    }
}
