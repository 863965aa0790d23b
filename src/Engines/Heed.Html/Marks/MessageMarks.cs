using System.Text;

namespace Heed.Html;

/// <summary>
/// The few marks that agents write in mail and notes: <c>**strong**</c>, <c>*emphasis*</c> or <c>_emphasis_</c>, <c>`code`</c>, <c>[words](https://…)</c>, lists ("- ", "1. "), quotes
/// ("&gt; ") and <c>![name]</c> for a picture among the message's files. Everything else is text: there is no HTML in it, no headings, no escapes. The console reads them by the same
/// rules (<c>web/console/src/inbox/marks</c>), held together by <c>tests/Heed.Engines.Tests/Html/marks.json</c>.
/// </summary>
public static class MessageMarks
{
    private static readonly Dictionary<string, string> NoPictures = [];

    /// <summary>The text as harmless HTML, its looks in the elements. Linear in its length; never throws.</summary>
    /// <param name="pictures">Addresses of pictures by the names of their files; a picture that is not among them stays a text.</param>
    public static string Html(string text, IReadOnlyDictionary<string, string>? pictures = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        var known = pictures ?? NoPictures;
        var addresses = known.Values.ToHashSet(StringComparer.Ordinal);
        // What is written is escaped already; the lists decide all the same, as at every other place.
        return HtmlSanitizer.Clean(new MarkHtml(known).Write(MarkBlocks.Read(text)), new HtmlRules { Picture = source => addresses.Contains(source) ? source : null }).Html;
    }

    /// <summary>The text for readers without any formatting: lists and quotes as they are written, links with their address, pictures by their name.</summary>
    public static string Plain(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var plain = new StringBuilder(text.Length);
        var first = true;
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            if (!first) plain.Append('\n');
            first = false;
            foreach (var token in MarkLine.Read(line)) Write(plain, token);
        }

        return plain.ToString();
    }

    /// <summary>Names of the pictures that the text shows, each once.</summary>
    public static IReadOnlySet<string> Pictures(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.ReplaceLineEndings("\n").Split('\n').SelectMany(MarkLine.Read).Where(t => t.Kind == MarkKind.Picture).Select(t => t.Text).ToHashSet(StringComparer.Ordinal);
    }

    private static void Write(StringBuilder plain, MarkToken token)
    {
        plain.Append(token.Kind == MarkKind.Picture ? $"[{token.Text}]" : token.Text);
        // RFC 3986, appendix C: in angle brackets an address ends where it should.
        if (token.Kind == MarkKind.Link && token.Address != token.Text) plain.Append(" <").Append(token.Address).Append('>');
    }
}
