using System.Text;

namespace Heed.Mail;

/// <summary>
/// Address lists (RFC 5322 section 3.4) as people and programs write them: groups, comments, quoted local parts, old routes, commas
/// in bare names, Outlook's semicolons, quotes that are never closed, addresses without brackets, everything in one encoded word.
/// </summary>
internal sealed class AddressReader
{
    private readonly string _value;
    private readonly List<MailAddress> _found;
    private readonly StringBuilder _phrase = new();
    private readonly StringBuilder _comment = new();
    private readonly StringBuilder _angle = new();
    private readonly int _lastQuote;
    private readonly int _lastSemicolon;
    private bool _hasAngle;

    /// <summary>What the phrase holds, kept so that it need not be looked through at every sign: that would cost O(n²).</summary>
    private bool _phraseHasAt;
    private bool _phraseHasBracket;
    private bool _phraseHasWord;

    /// <summary>A bare name before a comma, which may be the first half of "Smith, John &lt;…&gt;".</summary>
    private string? _half;

    /// <summary>Set when a quote or a parenthesis was never closed: later ones stand for themselves.</summary>
    private bool _quotesAreLetters;
    private bool _parenthesesAreLetters;

    private AddressReader(string value, List<MailAddress> found)
    {
        _value = value;
        _found = found;
        _lastQuote = value.LastIndexOf('"');
        _lastSemicolon = value.LastIndexOf(';');
    }

    /// <summary>Adds the addresses of a raw value, at most so many; <paramref name="more"/> tells that there were others. Never throws; O(length).</summary>
    public static void Read(string value, List<MailAddress> found, int most, out bool more)
    {
        var before = found.Count;
        more = !new AddressReader(value, found).Read(before + Math.Max(0, most));

        // The whole list inside an encoded word, which is wrong and not rare: "=?GB2312?B?…?=" of "名字 <a@b>".
        if (more || !value.Contains("=?", StringComparison.Ordinal) || found.Skip(before).Any(a => a.Address.Length > 0)) return;
        var decoded = EncodedWords.Decode(value);
        if (!decoded.Contains('@', StringComparison.Ordinal) || decoded == value) return;
        found.RemoveRange(before, found.Count - before);
        more = !new AddressReader(decoded, found).Read(before + Math.Max(0, most));
    }

    private bool Read(int most)
    {
        for (var i = 0; i < _value.Length; i++)
        {
            var c = _value[i];
            switch (c)
            {
                case ',' or ';' or '\uFF1B' or '\uFF0C' when c < 0x80 || _hasAngle || _phraseHasAt:
                    End(mayBeHalf: c == ',');
                    if (_found.Count > most) return TooMany(most);
                    break;
                case '"' when !_quotesAreLetters && !_hasAngle:
                    i = Quoted(i);
                    break;
                case '(' when !_parenthesesAreLetters:
                    i = Comment(i);
                    break;
                case '<':
                    i = Angle(i);
                    break;
                case '>' when _hasAngle:
                    break;
                case ':' when EndsGroupName(i):
                    ClearPhrase();
                    break;
                case '=' when EncodedWords.EndOfWord(_value, i) is var end and > 0:
                    Add(_value.AsSpan(i, end - i));
                    i = end - 1;
                    break;
                default:
                    Add(_value.AsSpan(i, 1));
                    break;
            }
        }

        End(mayBeHalf: false);
        return _found.Count <= most || TooMany(most);
    }

    private void Add(ReadOnlySpan<char> text)
    {
        _phrase.Append(text);
        _phraseHasAt |= text.Contains('@');
        _phraseHasBracket |= text.Contains('[');
        _phraseHasWord |= !text.IsWhiteSpace();
    }

    private void ClearPhrase()
    {
        _phrase.Clear();
        _phraseHasAt = _phraseHasBracket = _phraseHasWord = false;
    }

    private bool TooMany(int most)
    {
        _found.RemoveRange(most, _found.Count - most);
        return false;
    }

    /// <summary>A quoted string. At the start of a bare address it stays quoted: it is the local part then.</summary>
    private int Quoted(int at)
    {
        var text = new StringBuilder();
        for (var i = at + 1; i < _value.Length; i++)
        {
            if (_value[i] == '\\' && i + 1 < _value.Length) text.Append(_value[++i]);
            else if (_value[i] != '"') text.Append(_value[i]);
            else
            {
                if (i + 1 < _value.Length && _value[i + 1] == '@') Add(_value.AsSpan(at, i + 1 - at));
                else AddQuoted(text);
                return i;
            }
        }

        _quotesAreLetters = true;
        return at;
    }

    /// <summary>The at sign of a quoted name is none of an address, unless nothing else comes.</summary>
    private void AddQuoted(StringBuilder text)
    {
        _phrase.Append(text);
        _phraseHasWord |= text.Length > 0;
    }

    private int Comment(int at)
    {
        var depth = 0;
        for (var i = at; i < _value.Length; i++)
        {
            if (_value[i] == '\\') i++;
            else if (_value[i] == '(') depth++;
            else if (_value[i] == ')' && --depth == 0)
            {
                // Before the address it belongs to the name that people read; behind it, it is the name of old.
                if (_hasAngle || _phraseHasAt || !_phraseHasWord) Append(_comment, at + 1, i);
                else Add(_value.AsSpan(at, i + 1 - at));
                return i;
            }
        }

        _parenthesesAreLetters = true;
        return at;
    }

    private void Append(StringBuilder comment, int from, int to)
    {
        if (comment.Length > 0) comment.Append(' ');
        comment.Append(_value, from, to - from);
    }

    private int Angle(int at)
    {
        if (_hasAngle && _angle.Length > 0)
        {
            // "<a@b> <c@d>": no comma between.
            End(mayBeHalf: false);
        }

        _hasAngle = true;
        var end = at + 1;
        var quoted = false;
        var sawAt = false;
        for (; end < _value.Length; end++)
        {
            var c = _value[end];
            sawAt |= c == '@' && end > at + 1;
            if (c == '"') quoted = !quoted;
            else if (c == '\\' && quoted) end++;
            else if (c == '>' && (!quoted || _value.IndexOf('"', end) < 0)) break;
            else if (c == '<' && !quoted)
            {
                // "<<a@b>>", or a bracket in the name.
                if (_angle.Length > 0 || end > at + 1) Add(_value.AsSpan(at + 1, end - at - 1));
                (at, sawAt) = (end, false);
            }
            else if (c is ',' or ';' && !quoted && sawAt && _value[at + 1] != '@') break;
        }

        var stop = Math.Min(end, _value.Length);
        _angle.Append(_value, at + 1, stop - at - 1);
        return end < _value.Length && _value[end] is ',' or ';' ? end - 1 : stop;
    }

    /// <summary>True when a colon ends the name of a group, rather than standing in an address or in <c>mailto:</c>.</summary>
    private bool EndsGroupName(int at)
    {
        if (_hasAngle || _phraseHasAt || _phraseHasBracket) return false;
        if (_phrase.Length < 10 && _phrase.ToString().Trim().Equals("mailto", StringComparison.OrdinalIgnoreCase)) return true;

        // A group is closed by a semicolon; "Re: something <a@b>" is a name.
        return _lastSemicolon > at;
    }

    /// <summary>Ends one address.</summary>
    private void End(bool mayBeHalf)
    {
        var phrase = _phrase.ToString().Trim();
        var made = _hasAngle ? AddressText.OfAngle(phrase, _angle.ToString(), _comment.ToString()) : AddressText.OfBare(phrase, _comment.ToString());
        var half = _half;
        _half = null;
        if (made is not null)
        {
            if (half is not null)
            {
                if (_hasAngle && made.Name.Length > 0 && !made.Name.Contains('@', StringComparison.Ordinal)) made = made with { Name = $"{half}, {made.Name}" };
                else _found.Add(AddressText.OfWord(half));
            }

            if (mayBeHalf && !_hasAngle && made.Address.Length == 0 && made.Name.Length > 0) _half = made.Name;
            else _found.Add(made.Address.Length == 0 && !_hasAngle ? AddressText.OfWord(made.Name) : made);
        }
        else if (half is not null)
        {
            if (mayBeHalf) _half = half;
            else _found.Add(AddressText.OfWord(half));
        }

        ClearPhrase();
        _comment.Clear();
        _angle.Clear();
        _hasAngle = false;
    }
}
