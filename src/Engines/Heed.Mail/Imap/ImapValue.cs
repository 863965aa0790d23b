using System.Text;

namespace Heed.Mail.Imap;

/// <summary>A piece of a response: an atom, a string (quoted or literal), NIL, or a list of pieces.</summary>
internal readonly record struct ImapValue(ImapValueKind Kind, ReadOnlyMemory<byte> Bytes, IReadOnlyList<ImapValue>? Items)
{
    internal static ImapValue Nil { get; } = new(ImapValueKind.Nil, default, null);

    /// <summary>Latin-1 of an atom or string, so that every byte is kept; empty for the others.</summary>
    internal string Text => Encoding.Latin1.GetString(Bytes.Span);

    internal bool Is(string atom) => Kind == ImapValueKind.Atom && Ascii.EqualsIgnoreCase(Bytes.Span, atom);

    /// <summary>A number of 32 bits written in digits only (RFC 3501 "number").</summary>
    internal bool TryNumber(out uint number) => uint.TryParse(Bytes.Span, System.Globalization.NumberStyles.None, null, out number) && Kind == ImapValueKind.Atom;
}
