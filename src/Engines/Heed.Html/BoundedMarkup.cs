using System.Text;

namespace Heed.Html;

/// <summary>
/// Reads markup once and writes a plain, balanced subset of it within the limits. Follows the tokens of the HTML standard
/// (WHATWG HTML §13.2.5); where it reads something otherwise than a browser would, the result is still only allowed elements.
/// </summary>
internal ref struct BoundedMarkup
{
    private readonly ReadOnlySpan<char> _html;
    private readonly HtmlLimits _limits;
    private readonly StringBuilder _out;
    private readonly List<string> _open;
    private int _at;
    private int _elements;
    private bool _cut;

    private BoundedMarkup(string html, HtmlLimits limits)
    {
        _cut = html.Length > limits.Length;
        _html = html.AsSpan(0, Math.Min(html.Length, limits.Length));
        _limits = limits;
        _out = new StringBuilder(_html.Length + 256);
        _open = [];
    }

    /// <summary>The subset, and whether a limit cut something off.</summary>
    internal static (string Markup, bool Cut) Rewrite(string html, HtmlLimits limits)
    {
        var reader = new BoundedMarkup(html, limits);
        reader.Run();
        return (reader._out.ToString(), reader._cut);
    }

    private void Run()
    {
        while (_at < _html.Length)
        {
            var next = _html[_at..].IndexOf('<');
            Text(next < 0 ? _html[_at..] : _html.Slice(_at, next));
            if (next < 0) break;
            _at += next;
            Markup();
        }

        CloseDownTo(0);
    }

    private readonly void Text(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            // A NUL ends some readers' text and is nothing in any language.
            if (c != '\0') _out.Append(c);
        }
    }

    private void Markup()
    {
        var after = _at + 1 < _html.Length ? _html[_at + 1] : '\0';
        if (char.IsAsciiLetter(after)) StartTag();
        else if (after == '/') EndTag();
        else if (after is '!' or '?') SkipDeclaration();
        else
        {
            _out.Append("&lt;");
            _at++;
        }
    }

    private void SkipDeclaration()
    {
        if (!_html[_at..].StartsWith("<!--", StringComparison.Ordinal))
        {
            SkipPast(">", _at);
            return;
        }

        var body = _html[(_at + 4)..];
        if (body.StartsWith(">", StringComparison.Ordinal)) _at += 5;
        else if (body.StartsWith("->", StringComparison.Ordinal)) _at += 6;
        else
        {
            var plain = body.IndexOf("-->", StringComparison.Ordinal);
            var odd = body.IndexOf("--!>", StringComparison.Ordinal);
            if (plain < 0 && odd < 0) _at = _html.Length;
            else if (odd < 0 || (plain >= 0 && plain < odd)) _at += 4 + plain + 3;
            else _at += 4 + odd + 4;
        }
    }

    private void StartTag()
    {
        _at++;
        var name = Name();
        var kept = AllowedMarkup.Elements.Contains(name) && MayOpen(name);
        var mark = _out.Length;
        if (kept)
        {
            EndImplied(name);
            mark = _out.Length;
            _out.Append('<').Append(name);
        }

        var ended = Attributes(kept);
        if (kept && ended)
        {
            _out.Append('>');
            _elements++;
            if (!AllowedMarkup.Empty.Contains(name)) _open.Add(name);
        }
        else
        {
            _out.Length = mark;
            if (AllowedMarkup.RawText.Contains(name)) SkipRawText(name);
            else if (AllowedMarkup.Dropped.Contains(name)) SkipElement(name);
        }
    }

    private bool MayOpen(string name)
    {
        if (_elements < _limits.Elements && (_open.Count < _limits.Depth || AllowedMarkup.Empty.Contains(name))) return true;
        _cut = true;
        return false;
    }

    private void EndImplied(string name)
    {
        if (name == "p" && _open.Count > 0 && _open[^1] == "p") CloseDownTo(_open.Count - 1);
        if (!AllowedMarkup.Implied.TryGetValue(name, out var rule)) return;
        for (var i = _open.Count - 1; i >= 0 && !rule.Boundary.Contains(_open[i]); i--)
        {
            if (!rule.Ends.Contains(_open[i])) continue;
            CloseDownTo(i);
            return;
        }
    }

    private void EndTag()
    {
        if (_at + 2 >= _html.Length || !char.IsAsciiLetter(_html[_at + 2]))
        {
            SkipPast(">", _at);
            return;
        }

        _at += 2;
        var name = Name();
        Attributes(keep: false);
        if (name is "p" or "br" && !_open.Contains(name))
        {
            // A browser makes an empty paragraph or a line break of these.
            _out.Append("<br>");
            return;
        }

        var place = _open.LastIndexOf(name);
        if (place < 0) return;
        // An inner table's cells must not be ended by an end tag meant for outside of it.
        if (name != "table" && _open.LastIndexOf("table") > place) return;
        CloseDownTo(place);
    }

    private readonly void CloseDownTo(int count)
    {
        for (var i = _open.Count - 1; i >= count; i--) _out.Append("</").Append(_open[i]).Append('>');
        _open.RemoveRange(count, _open.Count - count);
    }

    private string Name()
    {
        var start = _at;
        while (_at < _html.Length && !IsSpace(_html[_at]) && _html[_at] is not ('/' or '>')) _at++;
        // No element that is known is longer; the rest of a long name is only read past.
        var length = Math.Min(_at - start, 32);
        return _html.Slice(start, length).ToString().ToLowerInvariant();
    }

    /// <summary>Reads up to the tag's end; writes the attributes that may stay. False when the text ends within the tag: then it is none.</summary>
    private bool Attributes(bool keep)
    {
        var written = 0;
        while (_at < _html.Length)
        {
            var c = _html[_at];
            if (c == '>')
            {
                _at++;
                return true;
            }

            if (IsSpace(c) || c == '/')
            {
                _at++;
                continue;
            }

            var name = AttributeName();
            var value = AttributeValue();
            if (!keep || !AllowedMarkup.Attribute(name)) continue;
            if (++written > _limits.Attributes)
            {
                _cut = true;
                keep = false;
                continue;
            }

            WriteAttribute(name, value);
        }

        return false;
    }

    private string AttributeName()
    {
        var start = _at++;
        while (_at < _html.Length && !IsSpace(_html[_at]) && _html[_at] is not ('/' or '>' or '=')) _at++;
        return _at - start > 32 ? "" : _html[start.._at].ToString().ToLowerInvariant();
    }

    private ReadOnlySpan<char> AttributeValue()
    {
        var back = _at;
        while (_at < _html.Length && IsSpace(_html[_at])) _at++;
        if (_at >= _html.Length || _html[_at] != '=')
        {
            _at = back;
            return default;
        }

        _at++;
        while (_at < _html.Length && IsSpace(_html[_at])) _at++;
        if (_at >= _html.Length) return default;
        if (_html[_at] is '"' or '\'')
        {
            var quote = _html[_at++];
            var end = _html[_at..].IndexOf(quote);
            var quoted = end < 0 ? _html[_at..] : _html.Slice(_at, end);
            _at = end < 0 ? _html.Length : _at + end + 1;
            return quoted;
        }

        var start = _at;
        while (_at < _html.Length && !IsSpace(_html[_at]) && _html[_at] != '>') _at++;
        return _html[start.._at];
    }

    private readonly void WriteAttribute(string name, ReadOnlySpan<char> value)
    {
        if (value.Length > (name == "src" ? _limits.EmbeddedPicture : 8_000)) return;
        _out.Append(' ').Append(name).Append("=\"");
        foreach (var c in value)
        {
            if (c == '"') _out.Append("&quot;");
            else if (c == '<') _out.Append("&lt;");
            else if (c == '>') _out.Append("&gt;");
            else if (c != '\0') _out.Append(c);
        }

        _out.Append('"');
    }

    private void SkipRawText(string name)
    {
        if (name == "plaintext") _at = _html.Length;
        while (_at < _html.Length)
        {
            var end = _html[_at..].IndexOf("</", StringComparison.Ordinal);
            if (end < 0) _at = _html.Length;
            else
            {
                _at += end + 2;
                if (!_html[_at..].StartsWith(name, StringComparison.OrdinalIgnoreCase)) continue;
                var after = _at + name.Length;
                if (after < _html.Length && !IsSpace(_html[after]) && _html[after] is not ('/' or '>')) continue;
                SkipPast(">", after);
                return;
            }
        }
    }

    /// <summary>Skips an element with its content; elements of the same name within are counted.</summary>
    private void SkipElement(string name)
    {
        var depth = 1;
        while (depth > 0 && _at < _html.Length)
        {
            var next = _html[_at..].IndexOf('<');
            if (next < 0)
            {
                _at = _html.Length;
                return;
            }

            _at += next;
            var closing = _at + 1 < _html.Length && _html[_at + 1] == '/';
            var start = _at + (closing ? 2 : 1);
            if (start < _html.Length && char.IsAsciiLetter(_html[start]))
            {
                _at = start;
                var inner = Name();
                Attributes(keep: false);
                if (inner == name) depth += closing ? -1 : 1;
                else if (!closing && AllowedMarkup.RawText.Contains(inner)) SkipRawText(inner);
            }
            else if (start < _html.Length && _html[start] is '!' or '?') SkipDeclaration();
            else _at++;
        }
    }

    private void SkipPast(string what, int from)
    {
        var end = from < _html.Length ? _html[from..].IndexOf(what, StringComparison.Ordinal) : -1;
        _at = end < 0 ? _html.Length : from + end + what.Length;
    }

    private static bool IsSpace(char c) => c is ' ' or '\t' or '\n' or '\r' or '\f';
}
