using System.Buffers;

namespace Heed.Mail.Imap;

/// <summary>Reads the pieces of a response (RFC 9051 §9, leniently where servers are known to be lenient). O(n), no recursion.</summary>
internal sealed class ImapParser
{
    private const int MaxDepth = 32;
    private static readonly SearchValues<byte> AtomEnd = SearchValues.Create(" ()\"{\n["u8);

    private readonly ReadOnlyMemory<byte> _text;
    private readonly IReadOnlyList<ReadOnlyMemory<byte>> _literals;
    private int _at, _literal;

    private ImapParser(ReadOnlyMemory<byte> text, IReadOnlyList<ReadOnlyMemory<byte>> literals) => (_text, _literals) = (text, literals);

    internal static IReadOnlyList<ImapValue> Parse(ReadOnlyMemory<byte> text, IReadOnlyList<ReadOnlyMemory<byte>> literals) => new ImapParser(text, literals).Read();

    private List<ImapValue> Read()
    {
        var open = new Stack<List<ImapValue>>();
        var current = new List<ImapValue>();
        while (_at < _text.Length)
        {
            switch (_text.Span[_at])
            {
                case (byte)' ':
                    _at++;
                    break;
                case (byte)'(':
                    _at++;
                    if (open.Count >= MaxDepth) throw new FormatException("Lists within lists, too deep.");
                    open.Push(current);
                    current = [];
                    break;
                case (byte)')':
                    _at++;
                    if (!open.TryPop(out var outer)) throw new FormatException("A list ends that did not begin.");
                    outer.Add(new ImapValue(ImapValueKind.List, default, current));
                    current = outer;
                    break;
                default:
                    current.Add(ReadSingle());
                    break;
            }
        }

        return open.Count == 0 ? current : throw new FormatException("A list does not end.");
    }

    private ImapValue ReadSingle() => _text.Span[_at] switch
    {
        (byte)'"' => ReadQuoted(),
        (byte)'{' => ReadLiteral(),
        (byte)'~' when _at + 1 < _text.Length && _text.Span[_at + 1] == '{' => SkipOne().ReadLiteral(),
        _ => ReadAtom(),
    };

    private ImapParser SkipOne()
    {
        _at++;
        return this;
    }

    private ImapValue ReadQuoted()
    {
        var span = _text.Span;
        var value = new List<byte>();
        for (_at++; _at < span.Length; _at++)
        {
            if (span[_at] == '"')
            {
                _at++;
                return new ImapValue(ImapValueKind.String, value.ToArray(), null);
            }

            if (span[_at] == '\\' && ++_at >= span.Length) break;
            value.Add(span[_at]);
        }

        throw new FormatException("A quoted string does not end.");
    }

    // The reader has put LF behind "{n}" and the bytes of the literal aside.
    private ImapValue ReadLiteral()
    {
        var end = _text.Span[_at..].IndexOf("}\n"u8);
        if (end < 0 || _literal >= _literals.Count) throw new FormatException("A literal without content.");
        _at += end + 2;
        return new ImapValue(ImapValueKind.String, _literals[_literal++], null);
    }

    // "BODY[HEADER.FIELDS (FROM)]<0>" is one atom: brackets hold blanks and lists.
    private ImapValue ReadAtom()
    {
        var span = _text.Span;
        var start = _at;
        while (true)
        {
            var next = span[_at..].IndexOfAny(AtomEnd);
            _at = next < 0 ? span.Length : _at + next;
            if (next < 0 || span[_at] != '[') break;
            var close = span[_at..].IndexOf((byte)']');
            if (close < 0) throw new FormatException("A bracket does not end.");
            _at += close + 1;
        }

        if (_at == start) throw new FormatException("A character that cannot be here.");
        var atom = _text[start.._at];
        return System.Text.Ascii.EqualsIgnoreCase(atom.Span, "NIL"u8) ? ImapValue.Nil : new ImapValue(ImapValueKind.Atom, atom, null);
    }
}
