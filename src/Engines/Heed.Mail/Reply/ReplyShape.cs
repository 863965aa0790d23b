namespace Heed.Mail;

/// <summary>
/// Decides from the kinds of a mail's lines which part each belongs to. Top-posted, bottom-posted and answers between quotes are told
/// apart by where the writer's own lines stand. Linear in the number of lines.
/// </summary>
internal ref struct ReplyShape
{
    /// <summary>Lines of text below a quote that still count as what is left of a signature, when an answer stands above it.</summary>
    private const int Remainder = 7;

    private readonly string _text;
    private readonly ReadOnlySpan<MailLine> _lines;
    private readonly Span<ReplyPart> _parts;
    private int _end;

    internal ReplyShape(string text, ReadOnlySpan<MailLine> lines, Span<ReplyPart> parts)
    {
        _text = text;
        _lines = lines;
        _parts = parts;
        _end = lines.Length;
    }

    /// <summary>The mail hands on another mail.</summary>
    internal bool Forward { get; private set; }

    /// <summary>Fills in the parts; they all stand at <see cref="ReplyPart.Reply"/> before.</summary>
    internal void Decide()
    {
        CutHead();
        CutSignature(LastHistory() + 1);
        SetPrograms();
        CutIntroduced();
        CutTrailingQuote();
        CutSignature(0);
        KeepSomething();
    }

    /// <summary>All from a header block on is history, if the writer wrote something above it. If not, the mail is handed on as it is.</summary>
    private void CutHead()
    {
        for (var i = 0; i < _lines.Length; i++)
        {
            if (_lines[i].Kind is not (LineKind.Head or LineKind.ForwardHead)) continue;
            Forward = _lines[i].Kind == LineKind.ForwardHead;
            if (HasText(0, i) || Any(0, i, LineKind.Attribution)) Cut(Above(i), _end, ReplyPart.Quote);
            else { Forward = true; SetPrograms(0, i); _end = -1; }
            return;
        }
    }

    /// <summary>The signature below everything else, so that it does not pass for an answer below a quote.</summary>
    private void CutSignature(int from)
    {
        if (_end <= 0) return;
        var begin = Signatures.Begin(_text, _lines, from == 0 ? FirstText() : from - 1, _end);
        if (begin < _end) Cut(begin, _end, ReplyPart.Signature);
    }

    private readonly void SetPrograms(int from, int to)
    {
        for (var i = from; i < to; i++) if (_lines[i].Kind == LineKind.Program) _parts[i] = ReplyPart.Signature;
    }

    private readonly void SetPrograms() => SetPrograms(0, Math.Max(_end, 0));

    private void CutIntroduced()
    {
        for (var i = 0; i < _end; i++)
        {
            if (_lines[i].Kind != LineKind.Attribution) continue;
            var after = i;
            while (after < _end && _lines[after].Kind == LineKind.Attribution) after++;
            Set(i, after, ReplyPart.Quote);
            var next = NextNotBlank(after);
            var quoted = next < _end && _lines[next].Kind == LineKind.Quote;
            if (HasText(0, i))
            {
                if (!quoted) { Cut(Above(i), _end, ReplyPart.Quote); return; }
                if (OneBlock(next, out var tail) && CountText(tail, _end) < Remainder && !(CountText(tail, _end) > 0 && OnlyGreeting(0, i)))
                {
                    if (CountText(tail, _end) > 0) Cut(tail, _end, ReplyPart.Signature);
                    Cut(Above(i), _end, ReplyPart.Quote);
                    return;
                }
            }
            else if (quoted && OneBlock(next, out var answer) && CountText(answer, _end) > 0)
            {
                Set(0, answer, ReplyPart.Quote);
                return;
            }
            i = after - 1;
        }
    }

    /// <summary>Quotes below the last words, whether introduced or not. A mail of quotes alone is kept, unless they introduce each other.</summary>
    private void CutTrailingQuote()
    {
        if (_end <= 0) return;
        if (!HasText(0, _end))
        {
            if (Any(0, _end, LineKind.Attribution) || QuotesIntroduce()) Cut(0, _end, ReplyPart.Quote);
            return;
        }
        var end = _end;
        while (end > 0 && !IsText(_lines[end - 1].Kind)) end--;
        for (var i = end; i < _end; i++)
        {
            if (_lines[i].Kind != LineKind.Quote) continue;
            var from = i;
            while (from > end && _lines[from - 1].Kind is LineKind.Ruler or LineKind.Blank or LineKind.Attribution) from--;
            Cut(from, _end, ReplyPart.Quote);
            return;
        }
    }

    /// <summary>A mail that would be left without words keeps what was taken for its signature; only device lines go.</summary>
    private readonly void KeepSomething()
    {
        var quoted = false;
        for (var i = 0; i < _lines.Length; i++)
        {
            if (_lines[i].Kind != LineKind.Blank && _parts[i] == ReplyPart.Reply) return;
            quoted |= _parts[i] == ReplyPart.Quote;
        }
        for (var i = 0; i < _lines.Length; i++)
            if (_parts[i] == ReplyPart.Signature && IsText(_lines[i].Kind) && (!quoted || i < FirstQuoted())) _parts[i] = ReplyPart.Reply;
    }

    private readonly int FirstQuoted()
    {
        var i = 0;
        while (i < _parts.Length && _parts[i] != ReplyPart.Quote) i++;
        return i;
    }

    private static bool IsText(LineKind kind) => kind is LineKind.Text or LineKind.Code;

    private readonly bool HasText(int from, int to)
    {
        for (var i = from; i < to; i++) if (IsText(_lines[i].Kind) && _parts[i] == ReplyPart.Reply) return true;
        return false;
    }

    private readonly int CountText(int from, int to)
    {
        var count = 0;
        for (var i = from; i < to; i++) if (IsText(_lines[i].Kind)) count++;
        return count;
    }

    private readonly bool Any(int from, int to, LineKind kind)
    {
        for (var i = from; i < to; i++) if (_lines[i].Kind == kind) return true;
        return false;
    }

    private readonly bool OnlyGreeting(int from, int to)
    {
        for (var i = from; i < to; i++)
            if (IsText(_lines[i].Kind) && !Signatures.IsGreeting(_lines[i].Head(_text))) return false;
        return true;
    }

    private readonly bool QuotesIntroduce()
    {
        for (var i = 0; i < _end; i++)
        {
            if (_lines[i].Kind != LineKind.Quote) continue;
            var line = _lines[i].Head(_text);
            Marks.QuoteDepth(line, out var words);
            if (Attribution.Is(line[words..].TrimEnd())) return true;
        }
        return false;
    }

    /// <summary>Whether the quote that begins at a line is one block, apart from lines wrapped out of it, and where the text below begins.</summary>
    private readonly bool OneBlock(int from, out int tail)
    {
        tail = from;
        for (var i = from; i < _end; i++)
        {
            var kind = _lines[i].Kind;
            if (kind is LineKind.Quote or LineKind.Attribution || (IsText(kind) && Wrapped(i))) { tail = i + 1; continue; }
            if (!IsText(kind)) continue;
            for (var j = i; j < _end; j++) if (_lines[j].Kind is LineKind.Quote or LineKind.Attribution) return false;
            tail = i;
            return true;
        }
        tail = _end;
        return true;
    }

    /// <summary>A line between two quoted lines, no blank line on either side, is the wrapped end of the upper.</summary>
    private readonly bool Wrapped(int i) =>
        i > 0 && i + 1 < _end && _lines[i - 1].Kind == LineKind.Quote && _lines[i + 1].Kind == LineKind.Quote && _lines[i - 1].Length >= 55;

    private readonly int NextNotBlank(int from)
    {
        while (from < _end && _lines[from].Kind is LineKind.Blank or LineKind.Ruler) from++;
        return from;
    }

    private readonly int LastHistory()
    {
        for (var i = _end - 1; i >= 0; i--) if (_lines[i].Kind is LineKind.Quote or LineKind.Attribution) return i;
        return -1;
    }

    private readonly int FirstText()
    {
        var i = 0;
        while (i < _end && !IsText(_lines[i].Kind)) i++;
        return i;
    }

    /// <summary>The first of the blank lines and rulers right above a line.</summary>
    private readonly int Above(int i)
    {
        while (i > 0 && _lines[i - 1].Kind is LineKind.Blank or LineKind.Ruler) i--;
        return i;
    }

    private readonly void Set(int from, int to, ReplyPart part)
    {
        for (var i = from; i < to; i++) if (_parts[i] == ReplyPart.Reply) _parts[i] = part;
    }

    private void Cut(int from, int to, ReplyPart part)
    {
        Set(from, to, part);
        _end = from;
    }
}
