using System.Net;
using System.Text;

namespace Heed.Mail;

/// <summary>
/// Turns the HTML of a mail into lines, and keeps what its markup says of them: quoted (blockquote), introducing a quote (the classes of
/// Gmail and Thunderbird), history from here on (the marks of Outlook, Yahoo, QQ mail, NetEase, Proton, Zimbra), signature.
/// One pass over the characters without a tree, so that nesting costs nothing. Linear; looks at <see cref="ReplyCutter.MaxLength"/> characters.
/// </summary>
internal sealed class HtmlReply
{
    /// <summary>Blank lines that are kept one after another; pages are spaced out with hundreds.</summary>
    private const int MaxBlank = 2;

    private readonly string _html;
    private readonly int _limit;
    private readonly StringBuilder _text = new();
    private readonly List<MailLine> _lines = [];
    private readonly Stack<bool> _blockquotes = new();
    private int _lineStart;
    private int _quotes;
    private int _pre;
    private bool _space;
    private bool _history;
    private bool _headRead;
    private bool _tight;
    private int _blank;
    private LineKind _region = LineKind.Text;
    private string _regionTag = "";
    private int _regionDepth;

    private HtmlReply(string html)
    {
        _html = html;
        _limit = Math.Min(html.Length, ReplyCutter.MaxLength);
    }

    /// <summary>The text, and its lines with the kinds the markup gives; <see cref="LineKind.Text"/> where it says nothing.</summary>
    internal static (string Text, MailLine[] Lines) Read(string html)
    {
        var reader = new HtmlReply(html);
        for (var at = 0; at < reader._limit;) at = reader.Next(at);
        reader.BreakLine();
        return (reader._text.ToString(), [.. reader._lines]);
    }

    /// <summary>Reads text up to a tag, or a tag, and answers where it ends.</summary>
    private int Next(int at)
    {
        var rest = _html.AsSpan(at, _limit - at);
        var open = rest.IndexOf('<');
        if (open != 0)
        {
            Write(open < 0 ? rest : rest[..open]);
            return open < 0 ? _limit : at + open;
        }
        if (rest.StartsWith("<!--")) return rest.IndexOf("-->", StringComparison.Ordinal) is >= 0 and var end ? at + end + 3 : _limit;
        if (rest.Length < 2 || !(char.IsAsciiLetter(rest[1]) || rest[1] is '/' or '!' or '?'))
        {
            Write("<");
            return at + 1;
        }
        var length = HtmlTag.Length(rest);
        var tag = new HtmlTag(rest[..length]);
        if (Skipped(tag, rest) is { } skipped) return at + skipped;
        Read(tag);
        return at + length;
    }

    /// <summary>How far an element reaches whose content nobody sees; null when it is another. A head that is not closed hides nothing.</summary>
    private int? Skipped(in HtmlTag tag, ReadOnlySpan<char> rest)
    {
        if (tag.Closing || !tag.IsHidden) return null;
        var head = tag.Is("head");
        if (head && _headRead) return null;
        _headRead |= head;
        var close = rest.IndexOf($"</{tag.Name}", StringComparison.OrdinalIgnoreCase);
        return close >= 0 ? close : head ? null : rest.Length;
    }

    private void Read(in HtmlTag tag)
    {
        if (tag.Is("br")) { BreakLine(); return; }
        if (tag.Is("td") || tag.Is("th")) { _space = true; return; }
        if (tag.Is("pre")) _pre = Math.Max(0, _pre + (tag.Closing ? -1 : 1));
        if (tag.IsBlock && _text.Length > _lineStart) BreakLine();
        if (_regionDepth > 0 && tag.Is(_regionTag) && (_regionDepth += tag.Closing ? -1 : 1) == 0) _region = LineKind.Text;
        if (tag.Closing)
        {
            if (tag.Is("blockquote") && _blockquotes.TryPop(out var quote) && quote) _quotes--;
            if ((tag.Is("p") && !_tight) || tag.Is("blockquote")) BreakLine();
            return;
        }
        // Word writes every line as a paragraph without margins.
        if (tag.Is("p")) _tight = tag.IsTight;
        if (tag.Is("blockquote"))
        {
            _blockquotes.Push(tag.IsQuote);
            if (tag.IsQuote) _quotes++;
        }
        else if (_quotes == 0 && !_history) Mark(tag);
    }

    /// <summary>What the class, id and style of a tag say of what follows.</summary>
    private void Mark(in HtmlTag tag)
    {
        var introduces = tag.Introduces;
        if (tag.BeginsHistory)
        {
            if (_text.Length > _lineStart) BreakLine();
            _history = true;
        }
        else if (_regionDepth == 0 && (introduces || tag.Signs))
        {
            _region = introduces ? LineKind.Attribution : LineKind.Program;
            _regionTag = tag.Name.ToString();
            _regionDepth = 1;
        }
        else if (tag.Is("hr"))
        {
            Write("------------");
            BreakLine();
        }
    }

    private void Write(ReadOnlySpan<char> raw)
    {
        var decoded = raw.Contains('&') ? WebUtility.HtmlDecode(raw.ToString()).AsSpan() : raw;
        foreach (var c in decoded)
        {
            if (_pre > 0 && c == '\n') { BreakLine(); continue; }
            if (c is ' ' or '\t' or '\r' or '\n' or '\f') { _space = true; continue; }
            if (_space && _text.Length > _lineStart) _text.Append(' ');
            _space = false;
            _text.Append(c == '\u00a0' ? ' ' : c);
        }
    }

    private void BreakLine()
    {
        _space = false;
        var blank = IsBlank();
        _blank = blank ? _blank + 1 : 0;
        if (_blank > MaxBlank)
        {
            _text.Length = _lineStart;
            return;
        }
        var kind = blank ? LineKind.Text : _history ? LineKind.Head : _quotes > 0 ? LineKind.Quote : _region;
        _lines.Add(new MailLine(_lineStart, _text.Length - _lineStart, kind));
        _text.Append('\n');
        _lineStart = _text.Length;
    }

    private bool IsBlank()
    {
        for (var i = _lineStart; i < _text.Length; i++) if (_text[i] != ' ') return false;
        return true;
    }
}
