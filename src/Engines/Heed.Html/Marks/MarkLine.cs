using System.Text;

namespace Heed.Html;

/// <summary>
/// Reads one line in one pass. A mark without its partner is a plain character, so that no input is lost. Which characters may stand beside a mark follows what people
/// write, in scripts with blanks and without: <c>snake_case</c>, <c>3 * 4 * 5</c>, <c>****1234</c> and <c>张**，李**</c> are none.
/// </summary>
internal sealed class MarkLine
{
    private const int MaxWords = 500;
    private const int MaxAddress = 2_000;
    private const string NoOpening = ",.;:!?)]}，。、；：！？）】》」』”’";
    private const string NoClosing = "([{（【《「『“‘";

    private readonly string _line;
    private readonly List<MarkToken> _tokens = [];
    private readonly StringBuilder _plain = new();
    private int _at;

    /// <summary>Where the open mark stands among the tokens, still as text; -1 for none.</summary>
    private int _strong = -1;
    private int _emphasis = -1;
    private char _emphasisMark;
    private bool _noMoreCode;

    private MarkLine(string line) => _line = line;

    /// <summary>The pieces of a line without line ends. Starts and ends are paired and nested. O(length).</summary>
    public static IReadOnlyList<MarkToken> Read(string line)
    {
        var reader = new MarkLine(line);
        while (reader._at < line.Length) reader.Step();
        reader.Flush();
        return reader._tokens;
    }

    private void Step()
    {
        var read = _line[_at] switch
        {
            '`' => Code(),
            '!' => Picture(),
            '[' => Link(),
            'h' or 'H' => Address(),
            '*' or '_' => Mark(),
            _ => false,
        };
        if (!read) _plain.Append(_line[_at++]);
    }

    private bool Code()
    {
        var end = _noMoreCode ? -1 : _line.IndexOf('`', _at + 1);
        _noMoreCode = end < 0;
        return end > _at + 1 && Put(new MarkToken(MarkKind.Code, _line[(_at + 1)..end]), end + 1);
    }

    private bool Picture()
    {
        if (Words(_at + 1) is not { Length: > 0 } name) return false;
        return Put(new MarkToken(MarkKind.Picture, name), _at + name.Length + 3);
    }

    private bool Link()
    {
        if (Words(_at) is not { Length: > 0 } words) return false;
        var from = _at + words.Length + 3;
        if (from > _line.Length || _line[from - 1] != '(') return false;
        var length = _line.AsSpan(from, Math.Min(MaxAddress, _line.Length - from)).IndexOf(')');
        if (length <= 0 || MarkAddress.Safe(_line.Substring(from, length)) is not { } address) return false;
        return Put(new MarkToken(MarkKind.Link, words, address), from + length + 1);
    }

    /// <summary>What stands in brackets that open here; null when they do not, or do not close.</summary>
    private string? Words(int open)
    {
        if (open >= _line.Length || _line[open] != '[') return null;
        var rest = _line.AsSpan(open + 1, Math.Min(MaxWords, _line.Length - open - 1));
        var end = rest.IndexOfAny('[', ']');
        return end > 0 && rest[end] == ']' ? rest[..end].ToString() : null;
    }

    private bool Address()
    {
        if (_at > 0 && IsWord(_line[_at - 1])) return false;
        return MarkAddress.LengthAt(_line.AsSpan(_at, Math.Min(MaxAddress, _line.Length - _at))) is > 0 and var length
            && Put(new MarkToken(MarkKind.Link, _line.Substring(_at, length), _line.Substring(_at, length)), _at + length);
    }

    private bool Mark()
    {
        var mark = _line[_at];
        var run = 1;
        while (_at + run < _line.Length && _line[_at + run] == mark) run++;
        // Four stars hide a number, two lines below make a name.
        if (run > 3 || (mark == '_' && run > 1))
        {
            _plain.Append(mark, run);
            _at += run;
            return true;
        }

        // Of three, the one that was opened last closes first.
        var single = run == 1 || (run == 3 && _emphasis > _strong);
        return single ? Emphasis(mark, run) : Strong(run);
    }

    private bool Strong(int run)
    {
        if (_strong >= 0 && MayClose(2, run, word: true))
        {
            Flush();
            _tokens[_strong] = new MarkToken(MarkKind.StrongStart, "");
            // An emphasis that began within and did not end is none.
            if (_emphasis > _strong) _emphasis = -1;
            _strong = -1;
            return Put(new MarkToken(MarkKind.StrongEnd, ""), _at + 2);
        }

        var opens = MayOpen(run, word: true);
        Put(new MarkToken(MarkKind.Text, "**"), _at + 2);
        if (opens) _strong = _tokens.Count - 1;
        return true;
    }

    private bool Emphasis(char mark, int run)
    {
        if (_emphasis >= 0 && mark == _emphasisMark && MayClose(1, run, word: false))
        {
            Flush();
            _tokens[_emphasis] = new MarkToken(MarkKind.EmphasisStart, "");
            if (_strong > _emphasis) _strong = -1;
            _emphasis = -1;
            return Put(new MarkToken(MarkKind.EmphasisEnd, ""), _at + 1);
        }

        var opens = MayOpen(run, word: false);
        Put(new MarkToken(MarkKind.Text, mark.ToString()), _at + 1);
        if (opens) (_emphasis, _emphasisMark) = (_tokens.Count - 1, mark);
        return true;
    }

    /// <param name="word">True when it may stand within a word.</param>
    private bool MayOpen(int run, bool word)
    {
        if (_at + run >= _line.Length) return false;
        var next = _line[_at + run];
        return !char.IsWhiteSpace(next) && !NoOpening.Contains(next, StringComparison.Ordinal) && (word || _at == 0 || !IsWord(_line[_at - 1]));
    }

    private bool MayClose(int size, int run, bool word)
    {
        if (_at == 0) return false;
        var before = _line[_at - 1];
        // Behind the rest of the run, where there is one, stands its own partner.
        var next = _at + size < _line.Length && run == size ? _line[_at + size] : ' ';
        return !char.IsWhiteSpace(before) && !NoClosing.Contains(before, StringComparison.Ordinal) && (word || !IsWord(next));
    }

    /// <summary>Letters and digits of scripts that part their words; the others need no blank beside a mark.</summary>
    private static bool IsWord(char c) => c < '\u2e80' && char.IsLetterOrDigit(c);

    private bool Put(MarkToken token, int next)
    {
        Flush();
        _tokens.Add(token);
        _at = next;
        return true;
    }

    private void Flush()
    {
        if (_plain.Length == 0) return;
        _tokens.Add(new MarkToken(MarkKind.Text, _plain.ToString()));
        _plain.Clear();
    }
}
