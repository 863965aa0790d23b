using System.Text;

namespace Heed.Mail.Imap;

/// <summary>A command being put together. No argument can end it early: what is not an atom is quoted or a counted literal.</summary>
internal sealed class ImapCommand
{
    private readonly List<(ReadOnlyMemory<byte> Bytes, string? LiteralMark)> _parts = [];
    private readonly StringBuilder _text;

    internal ImapCommand(string words) => _text = new StringBuilder(words);

    /// <summary>Adds text of our own making.</summary>
    internal ImapCommand Words(string text)
    {
        _text.Append(' ').Append(text);
        return this;
    }

    /// <summary>Adds a value from outside.</summary>
    /// <exception cref="ArgumentException">It holds CR, LF or NUL.</exception>
    internal ImapCommand String(string value, bool utf8 = false)
    {
        if (value.AsSpan().ContainsAny('\r', '\n', '\0')) throw new ArgumentException("CR, LF and NUL cannot be sent.", nameof(value));
        if (value.Length > 1000 || (!utf8 && !Ascii.IsValid(value))) return Literal(Encoding.UTF8.GetBytes(value));
        _text.Append(" \"").Append(value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)).Append('"');
        return this;
    }

    /// <summary>Adds a folder name: UTF-8 where the server takes it, modified UTF-7 elsewhere.</summary>
    internal ImapCommand Folder(string name, bool utf8)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return String(utf8 ? name : ModifiedUtf7.Encode(name), utf8);
    }

    /// <summary>Adds counted bytes.</summary>
    internal ImapCommand Literal(ReadOnlyMemory<byte> bytes, string before = "", string after = "")
    {
        Flush($" {before}");
        _parts.Add((bytes, before.EndsWith('~') ? "~" : ""));
        _text.Append(after);
        return this;
    }

    /// <summary>The pieces to send; before each but the first the server is waited for, unless it takes literals unasked.</summary>
    internal IEnumerable<ReadOnlyMemory<byte>> Pieces(string tag, bool literalPlus)
    {
        Flush("\r\n");
        var piece = new MemoryStream();
        piece.Write(Encoding.ASCII.GetBytes(tag + " "));
        foreach (var (bytes, mark) in _parts)
        {
            if (mark is not null)
            {
                piece.Write(Encoding.ASCII.GetBytes($"{{{bytes.Length}{(literalPlus ? "+" : "")}}}\r\n"));
                if (!literalPlus)
                {
                    yield return piece.ToArray();
                    piece.SetLength(0);
                }
            }

            piece.Write(bytes.Span);
        }

        yield return piece.ToArray();
    }

    private void Flush(string end)
    {
        _text.Append(end);
        _parts.Add((Encoding.UTF8.GetBytes(_text.ToString()), null));
        _text.Clear();
    }
}
