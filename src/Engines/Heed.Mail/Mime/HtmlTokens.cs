namespace Heed.Mail;

/// <summary>Cuts HTML into text and tags. Comments, declarations, scripts and styles are passed over. One pass over the text.</summary>
internal ref struct HtmlTokens
{
    private readonly string _html;
    private readonly int _lastDouble;
    private readonly int _lastSingle;
    private readonly int _lastComment;
    private int _at;

    public HtmlTokens(string html)
    {
        _html = html;
        _lastDouble = html.LastIndexOf('"');
        _lastSingle = html.LastIndexOf('\'');
        _lastComment = html.LastIndexOf("-->", StringComparison.Ordinal);
    }

    public bool IsText { get; private set; }

    public bool IsEnd { get; private set; }

    /// <summary>The text between tags, entities as written.</summary>
    public ReadOnlySpan<char> Text { get; private set; }

    /// <summary>The name of the tag in lower case; empty for names longer than any of HTML.</summary>
    public string Name { get; private set; } = "";

    private ReadOnlySpan<char> Attributes { get; set; }

    /// <summary>Moves to the next text or tag; false at the end.</summary>
    public bool Next()
    {
        while (_at < _html.Length)
        {
            if (_html[_at] == '<' && Markup()) return true;
            if (_at >= _html.Length) return false;
            if (_html[_at] == '<' && !IsLetterAngle(_at)) continue;

            var end = _html.AsSpan(_at + 1).IndexOf('<');
            end = end < 0 ? _html.Length : _at + 1 + end;
            Text = _html.AsSpan(_at, end - _at);
            IsText = true;
            _at = end;
            return true;
        }

        return false;
    }

    /// <summary>The value of an attribute of the tag, entities as written; empty when it is missing.</summary>
    public readonly ReadOnlySpan<char> Attribute(string name)
    {
        var rest = Attributes;
        while (rest.IndexOf(name, StringComparison.OrdinalIgnoreCase) is var at and >= 0)
        {
            var before = at == 0 || char.IsWhiteSpace(rest[at - 1]) || rest[at - 1] is '"' or '\'';
            rest = rest[(at + name.Length)..];
            var value = rest.TrimStart();
            if (!before || !value.StartsWith('=')) continue;
            value = value[1..].TrimStart();
            if (value.Length == 0) return default;
            var quote = value[0] is '"' or '\'' ? value[0] : ' ';
            if (quote != ' ') value = value[1..];
            var end = value.IndexOf(quote);
            return end < 0 ? value : value[..end];
        }

        return default;
    }

    /// <summary>Reads a tag, true, or passes over what is no tag, false. A bracket that begins nothing is left where it is.</summary>
    private bool Markup()
    {
        var start = _at + 1;
        if (start >= _html.Length) return false;
        if (_html[start] is '!' or '?')
        {
            SkipDeclaration(start);
            return false;
        }

        var isEnd = _html[start] == '/';
        if (isEnd) start++;
        if (start >= _html.Length || !char.IsAsciiLetter(_html[start])) return false;
        var nameEnd = start;
        while (nameEnd < _html.Length && (char.IsAsciiLetterOrDigit(_html[nameEnd]) || _html[nameEnd] is ':' or '-')) nameEnd++;
        Name = nameEnd - start > 20 ? "" : _html[start..nameEnd].ToLowerInvariant();
        var end = EndOfTag(nameEnd);
        Attributes = _html.AsSpan(nameEnd, end - nameEnd);
        _at = Math.Min(end + 1, _html.Length);
        IsText = false;
        IsEnd = isEnd;
        if (!isEnd && Name is "script" or "style" or "title" or "xml" or "template" or "noframes") SkipContent(Name);
        return true;
    }

    /// <summary>True when the bracket is a letter of the text, such as that of "a &lt; b".</summary>
    private readonly bool IsLetterAngle(int at) =>
        at + 1 >= _html.Length || _html[at + 1] is not ('!' or '?') && !(_html[at + 1] == '/' && at + 2 < _html.Length && char.IsAsciiLetter(_html[at + 2])) && !char.IsAsciiLetter(_html[at + 1]);

    private void SkipDeclaration(int start)
    {
        if (_html.AsSpan(start).StartsWith("!--") && _lastComment >= start + 1)
        {
            _at = _html.IndexOf("-->", start + 1, StringComparison.Ordinal) + 3;
            return;
        }

        var end = _html.IndexOf('>', start);
        _at = end < 0 ? _html.Length : end + 1;
    }

    /// <summary>Where the tag's bracket closes; brackets within quoted values are passed over.</summary>
    private readonly int EndOfTag(int at)
    {
        while (at < _html.Length && _html[at] != '>')
        {
            var quote = _html[at];
            if (quote is '"' or '\'' && _html.AsSpan(0, at).TrimEnd().EndsWith("=") && (quote == '"' ? _lastDouble : _lastSingle) > at) at = _html.IndexOf(quote, at + 1);
            at++;
        }

        return at;
    }

    private void SkipContent(string name)
    {
        while (_at < _html.Length)
        {
            var close = _html.AsSpan(_at).IndexOf("</");
            if (close < 0)
            {
                _at = _html.Length;
                return;
            }

            _at += close;
            if (_html.AsSpan(_at + 2).StartsWith(name, StringComparison.OrdinalIgnoreCase)) return;
            _at += 2;
        }
    }
}
