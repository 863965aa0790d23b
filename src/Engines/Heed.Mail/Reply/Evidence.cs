using System.Globalization;

namespace Heed.Mail;

/// <summary>What speaks for a line's being the introduction of a quote. Read in one pass over the line.</summary>
internal ref struct Evidence
{
    private bool _address;
    private bool _addressLast;
    private bool _year;
    private bool _numericDate;
    private bool _time;
    private bool _eastDate;
    private bool _verb;
    private bool _verbThen;
    private bool _verbLast;
    private bool _self;
    private bool _quoting;
    private bool _inMessage;
    private bool _story;
    private bool _opens;
    private bool _datedStart;
    private bool _isoStart;
    private bool _zone;
    private int _addressWord;
    private int _words;
    private bool _colon;
    private bool _closes;

    private readonly bool Date => _year || _numericDate || _eastDate || _time;

    internal static Evidence Read(ReadOnlySpan<char> line)
    {
        var e = default(Evidence);
        var start = line.TrimStart("-–—*_> \u00a0\t\"'“„«「");
        var end = start.TrimEnd("-–—*_ \u00a0\t");
        e._colon = Marks.EndsInColon(end);
        e._closes = end.Length > 0 && end[^1] is '>' or ']';
        e._opens = FirstWordOpens(start);
        e._quoting = ReplyWords.Quoting.Has(start[..Math.Max(0, start.IndexOf(' '))]);
        e._inMessage = InMessage(end);
        e._story = Story(end);
        e._isoStart = IsoDated(start);
        e._verbLast = LastWordWrote(end);
        e._verb = e._verbLast;
        e._addressLast = AddressLast(end);
        e.Words(end);
        return e;
    }

    /// <summary>The verdict.</summary>
    /// <param name="alone">It is one line, not several joined.</param>
    /// <param name="quoteFollows">The next line that is not blank begins with a quoting mark.</param>
    internal readonly bool Introduces(bool alone, bool quoteFollows)
    {
        if (_self && !quoteFollows) return false;
        if (_story && !_address && !quoteFollows) return false;
        if (_quoting && _colon && _address) return true;
        if (_inMessage && _address) return true;
        var begins = _opens || _datedStart || _isoStart;
        var ends = _verbLast || (_colon && (_verbThen || _verb));
        if (ends && _address && (begins || _addressWord <= 6)) return true;
        if (ends && Date && (begins || (_words <= 14 && (_year || _numericDate)))) return true;
        if (alone && quoteFollows && _colon && _address && _words <= 24) return true;
        if (_addressLast && Date && _colon && (begins || _addressWord <= 6) && (_time || _year || _numericDate || _eastDate)) return true;
        if (alone && _isoStart && ((_address && _closes && _words <= 16) || (_zone && _time && _words <= 14))) return true;
        return alone && quoteFollows && _colon && (_verbLast || _verb) && _words <= 8;
    }

    /// <summary>Whether the first word, or the first two, are among those with which introductions begin.</summary>
    internal static bool FirstWordOpens(ReadOnlySpan<char> line)
    {
        var start = line.TrimStart("-–—*_> \u00a0\t\"'“„«");
        if (start.IsEmpty) return false;
        if (start[0] is '在' or '于' or '於' or '當' or '当') return true;
        var end = 0;
        while (end < start.Length && char.IsLetter(start[end])) end++;
        return end > 0 && ReplyWords.Openers.Has(start[..end]);
    }

    /// <summary>Whether the last word is a "wrote", before the colon or without one; "(a)" and "/a" for women are passed over.</summary>
    internal static bool LastWordWrote(ReadOnlySpan<char> line)
    {
        var end = line.TrimEnd(":\uff1a\ufe55 \u00a0*_-–—");
        if (end.EndsWith("(a)") || end.EndsWith("(а)")) end = end[..^3];
        if (end.EndsWith("/a") || end.EndsWith("/а")) end = end[..^2];
        foreach (var east in ReplyWords.WroteEast) if (end.EndsWith(east.AsSpan().TrimEnd(':'), StringComparison.Ordinal)) return true;
        var from = end.Length;
        while (from > 0 && end.Length - from <= ReplyWords.Wrote.Longest && (char.IsLetter(end[from - 1]) || char.GetUnicodeCategory(end[from - 1]) == UnicodeCategory.NonSpacingMark)) from--;
        if (ReplyWords.Wrote.Has(end[from..])) return true;
        // "…@example.com>wrote:" and "…2025wrote:" have no space; letters of the address cannot run into the verb because '>' ends it.
        return from > 0 && end[from - 1] == '>' && ReplyWords.Wrote.Has(end[from..]);
    }

    /// <summary>The form of newsgroups: "… wrote in message news:…".</summary>
    internal static bool InMessage(ReadOnlySpan<char> line) => line.Contains("wrote in message", StringComparison.OrdinalIgnoreCase) || line.Contains("schrieb im Newsbeitrag", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether one of the three words before the last is an article or a possessive: "… the old driver wrote:".</summary>
    private static bool Story(ReadOnlySpan<char> line)
    {
        var rest = line.TrimEnd(":\uff1a \u00a0");
        for (var k = 0; k < 4; k++)
        {
            var space = rest.LastIndexOf(' ');
            if (space < 0) return false;
            if (k > 0 && ReplyWords.Articles.Has(rest[(space + 1)..])) return true;
            rest = rest[..space].TrimEnd();
        }
        return false;
    }

    /// <summary>Begins with a year, a month and a day: "2025-03-01" or "2025/3/1".</summary>
    internal static bool IsoDated(ReadOnlySpan<char> line) =>
        line.Length >= 8 && IsYear(line[..4]) && line[4] is '-' or '/' && char.IsAsciiDigit(line[5]) && line[5..Math.Min(line.Length, 8)].ContainsAny("-/");

    /// <summary>Whether the line ends in an address, bare or in brackets, before its colon.</summary>
    private static bool AddressLast(ReadOnlySpan<char> line)
    {
        var end = line.TrimEnd(":\uff1a\ufe55 \u00a0");
        var from = Math.Max(end.LastIndexOf(' '), Math.Max(end.LastIndexOf('<'), end.LastIndexOf('\uff1c')));
        var word = end[(from + 1)..].TrimEnd(">])\uff1e");
        return word.IndexOf('@') is > 0 and var at && at < word.Length - 1;
    }

    private void Words(ReadOnlySpan<char> line)
    {
        _addressWord = int.MaxValue;
        var i = 0;
        var afterVerb = false;
        while (i < line.Length)
        {
            var c = line[i];
            var start = i;
            if (char.IsAsciiDigit(c))
            {
                while (i < line.Length && (char.IsAsciiDigit(line[i]) || (line[i] is '.' or '/' or '-' or ':' or 'h' && i + 1 < line.Length && char.IsAsciiDigit(line[i + 1])))) i++;
                Number(line[start..i], i < line.Length ? line[i] : ' ');
                if (_words < 3) _datedStart = true;
                _words++;
            }
            else if (char.IsLetter(c))
            {
                while (i < line.Length && (char.IsLetter(line[i]) || line[i] is '\u0301' or '\u0300')) i++;
                var word = line[start..i];
                if (ReplyWords.WroteThen.Has(word)) { _verbThen = true; _verb = true; afterVerb = true; }
                else if (ReplyWords.Wrote.Has(word) && Next(line, i)) _verbThen = _verb = true;
                else { if (_words < 40 && (afterVerb || EndsSelf(line, i)) && ReplyWords.Self.Has(word)) _self = true; afterVerb = false; }
                if (word is "GMT" or "UTC") _zone = true;
                _words++;
            }
            else
            {
                if (c == '@' && i > 0 && i + 1 < line.Length && !char.IsWhiteSpace(line[i - 1]) && !char.IsWhiteSpace(line[i + 1]))
                {
                    _address = true;
                    _addressWord = Math.Min(_addressWord, _words);
                }
                i++;
            }
        }
    }

    /// <summary>"wrote on 3/3/2025 …:", "a écrit le 3 mars …:": a date follows the verb.</summary>
    private static bool Next(ReadOnlySpan<char> line, int at)
    {
        var rest = line[at..].TrimStart(" \u00a0(a/):");
        return FirstWordOpens(rest) && rest.ContainsAnyInRange('0', '9');
    }

    /// <summary>"I wrote:": the subject right before the verb that ends the line.</summary>
    private static bool EndsSelf(ReadOnlySpan<char> line, int at)
    {
        var rest = line[at..].Trim();
        return rest.Length <= 24 && LastWordWrote(rest) && !rest.Contains('>');
    }

    private void Number(ReadOnlySpan<char> number, char after)
    {
        var separators = number.Length - Digits(number);
        if (number.Length == 4 && separators == 0 && IsYear(number)) _year = true;
        if (after is '年' or '月' or '日' or '년' or '월' or '일' or '时' or '時' or '点') _eastDate = true;
        if (separators == 0) return;
        if (number.Contains(':') || number.Contains('h')) { _time = true; return; }
        if (separators == 1) { if (number.Contains('.')) _time |= number.Length >= 4; else _numericDate |= number.Contains('/'); return; }
        if (separators == 2) _numericDate = true;
    }

    private static int Digits(ReadOnlySpan<char> number)
    {
        var digits = 0;
        foreach (var c in number) if (char.IsAsciiDigit(c)) digits++;
        return digits;
    }

    private static bool IsYear(ReadOnlySpan<char> four) => (four.StartsWith("19") || four.StartsWith("20")) && Digits(four) == 4;
}
