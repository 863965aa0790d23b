using System.Text;

namespace Heed.Mail;

/// <summary>
/// Parameters of a header value (RFC 2045 section 5.1, RFC 2231), also as mailers write them: bare blanks in file names, quotes
/// within quotes, encoded words, no semicolon between.
/// </summary>
internal sealed class ParameterValues
{
    private readonly string _text;
    private int _at;

    /// <summary>Set once a quote was not closed: then no later one is, and looking again would cost O(n²).</summary>
    private bool _unclosed;

    private ParameterValues(string text, int from)
    {
        _text = text;
        _at = from;
    }

    /// <summary>Reads from a position behind the value. O(length).</summary>
    public static IReadOnlyDictionary<string, string> Read(string text, int from) => new ParameterValues(text, from).Read();

    private Dictionary<string, string> Read()
    {
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var pieces = new Dictionary<string, ExtendedParameter>(StringComparer.OrdinalIgnoreCase);
        while (NextName() is { } name)
        {
            var value = NextValue();
            var star = name.IndexOf('*', StringComparison.Ordinal);
            if (star <= 0)
            {
                values.TryAdd(name, value);
                continue;
            }

            var plain = name[..star];
            if (!pieces.TryGetValue(plain, out var extended)) pieces[plain] = extended = new ExtendedParameter();
            extended.Add(name.AsSpan(star + 1), value);
        }

        foreach (var (name, extended) in pieces) values[name] = extended.Decode();
        foreach (var name in (ReadOnlySpan<string>)["name", "filename"])
        {
            if (values.TryGetValue(name, out var value)) values[name] = Readable(value);
        }

        return values;
    }

    /// <summary>Undoes what does not belong into a parameter and is written there all the same: encoded words, percent signs of web mailers.</summary>
    private static string Readable(string value)
    {
        var decoded = EncodedWords.Decode(value);
        if (decoded.AsSpan().Count('%') < 3) return decoded;
        var bytes = Encoding.UTF8.GetBytes(decoded);
        var plain = ExtendedParameter.PercentDecode(bytes);
        return plain.AsSpan().ContainsAnyInRange((byte)0x80, (byte)0xFF) && System.Text.Unicode.Utf8.IsValid(plain) ? EncodedWords.Clean(Encoding.UTF8.GetString(plain)) : decoded;
    }

    private string? NextName()
    {
        while (_at < _text.Length)
        {
            while (_at < _text.Length && _text[_at] is ';' or ',' or ' ' or '\t') _at++;
            var from = _at;
            while (_at < _text.Length && _text[_at] is not (';' or '=')) _at++;
            if (_at >= _text.Length) return null;
            if (_text[_at] == ';') continue;
            var name = _text.AsSpan(from, _at - from).Trim();
            _at++;
            if (name.LastIndexOfAny(" \t") is var space and >= 0) name = name[(space + 1)..];
            if (name.Length is > 0 and <= 60) return name.ToString();
        }

        return null;
    }

    private string NextValue()
    {
        while (_at < _text.Length && _text[_at] is ' ' or '\t') _at++;
        return _at < _text.Length && _text[_at] == '"' && !_unclosed && Quoted() is { } quoted ? quoted : Bare();
    }

    /// <summary>A quoted string. A quote ends it only when a semicolon, another parameter or nothing follows; null when it is never closed.</summary>
    private string? Quoted()
    {
        var value = new StringBuilder();
        for (var i = _at + 1; i < _text.Length; i++)
        {
            if (_text[i] == '"' && Closes(i + 1))
            {
                _at = i + 1;
                return value.ToString();
            }

            // Only quotes and backslashes are escaped: other backslashes belong to Windows paths.
            if (_text[i] == '\\' && i + 1 < _text.Length && _text[i + 1] is '"' or '\\') i++;
            value.Append(_text[i]);
        }

        _unclosed = true;
        return null;
    }

    private bool Closes(int at)
    {
        while (at < _text.Length && _text[at] is ' ' or '\t') at++;
        return at >= _text.Length || _text[at] is ';' or ',' || StartsParameter(at);
    }

    /// <summary>A value without quotes: up to the semicolon, or up to what plainly is the next parameter.</summary>
    private string Bare()
    {
        var from = _at;
        while (_at < _text.Length && _text[_at] != ';')
        {
            if (_text[_at] is ' ' or '\t' or ',' && StartsParameter(_at + 1)) break;
            if (_text[_at] == '=' && EncodedWords.EndOfWord(_text, _at) is var end and > 0) _at = end;
            else _at++;
        }

        return _text.AsSpan(from, _at - from).Trim(" \t\"").ToString();
    }

    private bool StartsParameter(int at)
    {
        var end = at;
        while (end < _text.Length && end - at < 24 && (char.IsAsciiLetterOrDigit(_text[end]) || _text[end] is '-' or '*')) end++;
        return end < _text.Length && end > at && _text[end] == '=' && IsKnown(_text.AsSpan(at, end - at));
    }

    private static bool IsKnown(ReadOnlySpan<char> name)
    {
        var star = name.IndexOf('*');
        if (star > 0) name = name[..star];
        Span<char> lower = stackalloc char[24];
        return lower[..name.ToLowerInvariant(lower)] is "charset" or "name" or "filename" or "boundary" or "type" or "format" or "delsp" or "size"
            or "start" or "method" or "report-type" or "protocol" or "micalg" or "creation-date" or "modification-date" or "x-unix-mode" or "smime-type" or "reply-type";
    }
}
