using System.Globalization;
using System.Text;

namespace Heed.Mail;

/// <summary>Writes the text of HTML: blanks collapsed, lines where blocks begin and end, at most one empty line in a row.</summary>
internal sealed class TextWriterOfHtml
{
    /// <summary>Quotes and lists that are marked; deeper ones look like these.</summary>
    private const int MaxMarked = 12;

    private readonly StringBuilder _text = new();
    private readonly Stack<int> _lists = new();
    private int _quotes;

    /// <summary>The depth of quotes at which letters were written last.</summary>
    private int _quotesWritten;
    private int _preformatted;

    /// <summary>Line ends that are due before the next letter.</summary>
    private int _due;
    private bool _blankDue;
    private bool _atLineStart = true;

    public void Open(HtmlTokens tag)
    {
        switch (tag.Name)
        {
            case "br":
                Break();
                break;
            case "p":
                // Word's paragraphs have no space between them: their empty lines are paragraphs of their own.
                Due(IsTight(tag) ? 1 : 2);
                break;
            case "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "ul" or "ol" or "dl" or "table" or "pre":
                Due(tag.Name is "table" || _lists.Count > 0 ? 1 : 2);
                if (tag.Name == "pre") _preformatted++;
                if (tag.Name is "ul" or "ol" && _lists.Count < MaxMarked) _lists.Push(tag.Name == "ol" ? 1 : 0);
                break;
            case "blockquote":
                Due(1);
                _quotes++;
                break;
            case "li":
                Due(1);
                Bullet();
                break;
            case "hr":
                Due(1);
                Write("---");
                Due(1);
                break;
            case "img":
                Picture(tag.Attribute("alt"));
                break;
            case "td" or "th":
                _blankDue |= !_atLineStart;
                break;
            default:
                if (IsBlock(tag.Name)) Due(1);
                break;
        }
    }

    public void Close(string name)
    {
        switch (name)
        {
            case "p" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "pre":
                if (name == "pre" && _preformatted > 0) _preformatted--;
                Due(name == "p" ? 1 : 2);
                break;
            case "ul" or "ol":
                if (_lists.Count > 0) _lists.Pop();
                Due(_lists.Count > 0 ? 1 : 2);
                break;
            case "blockquote":
                Due(1);
                if (_quotes > 0) _quotes--;
                break;
            default:
                if (IsBlock(name)) Due(1);
                break;
        }
    }

    public void Text(ReadOnlySpan<char> text)
    {
        while (text.Length > 0)
        {
            var mark = text.IndexOf('&');
            Plain(mark < 0 ? text : text[..mark]);
            if (mark < 0) return;
            text = text[mark..];
            var decoded = HtmlEntities.Read(text, out var length);
            if (decoded is null) Plain("&");
            else if (decoded is "\u00A0") Write(" ");
            else Plain(decoded);
            text = text[length..];
        }
    }

    public override string ToString() => _text.ToString().TrimEnd();

    private void Plain(ReadOnlySpan<char> text)
    {
        while (text.Length > 0)
        {
            var blank = IndexOfBlank(text);
            if (blank != 0) Write(blank < 0 ? text : text[..blank]);
            if (blank < 0) return;
            if (_preformatted > 0) Preformatted(text[blank]);
            else if (text[blank] == '\u00A0') Write(" ");
            else _blankDue |= !_atLineStart;
            text = text[(blank + 1)..];
        }
    }

    private static int IndexOfBlank(ReadOnlySpan<char> text) => text.IndexOfAny(" \t\r\n\f\u00A0");

    private void Preformatted(char blank)
    {
        if (blank == '\n') Break();
        else if (blank != '\r') Write(blank == '\t' ? "\t" : " ");
    }

    /// <summary>Writes letters, behind what is due before them.</summary>
    private void Write(ReadOnlySpan<char> letters)
    {
        if (_due > 0 && _text.Length > 0)
        {
            TrimLine();
            for (var i = 0; i < _due; i++)
            {
                // The empty line between two paragraphs of a quote belongs to the quote.
                var inside = Math.Min(_quotes, _quotesWritten);
                if (i > 0 && inside > 0) _text.Append(Marks(inside)).Length--;
                _text.Append('\n');
            }

            _atLineStart = true;
        }

        if (_atLineStart && _quotes > 0) _text.Append(Marks(_quotes));
        if (_blankDue && !_atLineStart) _text.Append(' ');
        _due = 0;
        _blankDue = false;
        _atLineStart = false;
        _quotesWritten = _quotes;
        _text.Append(letters);
    }

    private static string Marks(int quotes) => new StringBuilder().Insert(0, "> ", Math.Min(quotes, MaxMarked)).ToString();

    private void Due(int lines)
    {
        _blankDue = false;
        if (_text.Length > 0 && !_atLineStart || _due > 0) _due = Math.Max(_due, lines);
        else if (_atLineStart && _text.Length > 0 && lines == 2) _due = Math.Max(_due, 1);
    }

    /// <summary>A line end that was asked for; of more than two in a row the rest is dropped.</summary>
    private void Break()
    {
        _blankDue = false;
        if (_text.Length == 0) return;
        _due = Math.Min(2, _due + 1);
    }

    private void TrimLine()
    {
        while (_text.Length > 0 && _text[^1] is ' ' or '\t') _text.Length--;
    }

    private void Bullet()
    {
        if (!_lists.TryPop(out var number)) return;
        _lists.Push(number == 0 ? 0 : number + 1);
        for (var i = 1; i < _lists.Count; i++) Write("  ");
        Write(number == 0 ? "- " : string.Create(CultureInfo.InvariantCulture, $"{number}. "));
    }

    /// <summary>Pictures that stand for a letter, as emoji do in some mailers.</summary>
    private void Picture(ReadOnlySpan<char> alternative)
    {
        if (alternative.Length is > 0 and <= 16 && !alternative.ContainsAnyInRange(' ', '~')) Write(alternative);
    }

    private static bool IsTight(HtmlTokens tag) =>
        tag.Attribute("class").Contains("Mso", StringComparison.Ordinal) || tag.Attribute("style").Contains("margin:0", StringComparison.OrdinalIgnoreCase) || tag.Attribute("style").Contains("margin: 0", StringComparison.OrdinalIgnoreCase);

    private static bool IsBlock(string name) => name is "div" or "tr" or "table" or "section" or "article" or "header" or "footer" or "address" or "center" or "form" or "fieldset"
        or "dt" or "dd" or "dl" or "body" or "html" or "main" or "nav" or "aside" or "figure" or "figcaption" or "caption" or "legend" or "option" or "li" or "tbody" or "thead" or "details" or "summary";
}
