using System.Net;
using System.Text;

namespace Heed.Mail;

/// <summary>
/// Tells body from files: which of alternatives is read, which texts belong to the body, and what remains is an attachment. Nothing of
/// a message gets lost, and nothing of an inner message gets into the outer one's body.
/// </summary>
internal sealed class BodyReader
{
    private readonly List<Piece> _pieces = [];
    private readonly List<MailAttachment> _attachments = [];
    private readonly Dictionary<string, int> _unnamed = [];
    private readonly ReadState _state;

    private BodyReader(ReadState state) => _state = state;

    /// <summary>A part of the body, as text, as HTML, or as both.</summary>
    private readonly record struct Piece(string? Text, string? Html);

    /// <summary>Reads text, HTML and attachments of a message from its parts. O(length).</summary>
    public static void Fill(MailMessage message, ReadState state)
    {
        var reader = new BodyReader(state);
        reader.Walk(message.Root, Place.Mixed, isFirst: true);
        reader.Join(message);
        message.Attachments = reader.Attachments(message.Html);
    }

    private enum Place
    {
        Mixed,
        Alternative,
        Related,
    }

    private void Walk(MailPart part, Place place, bool isFirst)
    {
        switch (part.ContentType)
        {
            case "multipart/alternative":
                Alternative(part);
                break;
            case var type when type.StartsWith("multipart/", StringComparison.Ordinal):
                var inner = type == "multipart/related" ? Place.Related : Place.Mixed;
                for (var i = 0; i < part.Parts.Count; i++) Walk(part.Parts[i], inner, isFirst && i == 0);
                break;
            case var _ when IsBody(part, place, isFirst):
                AddBody(part);
                break;
            case var type when place == Place.Alternative && part.FileName is null && type.StartsWith("text/", StringComparison.Ordinal) && type != "text/calendar":
                // Forms for watches and for web mailers that run programs: the same words once more.
                break;
            default:
                AddFile(part);
                break;
        }
    }

    /// <summary>True for text that is read as part of the message. A named text is a file, unless it comes first and nothing calls it an attachment.</summary>
    private bool IsBody(MailPart part, Place place, bool isFirst)
    {
        if (part.ContentType is not ("text/plain" or "text/html" or "text/enriched" or "text/richtext")) return false;
        if (part.Disposition == "attachment") return isFirst && part.FileName is null;
        return part.FileName is null || isFirst || place == Place.Alternative || place == Place.Related && _pieces.Count == 0;
    }

    /// <summary>The same in several forms: one piece with the text and the richest that can be shown. Files among them stay files.</summary>
    private void Alternative(MailPart part)
    {
        var before = _pieces.Count;
        string? text = null;
        string? html = null;
        foreach (var form in part.Parts)
        {
            Walk(form, Place.Alternative, isFirst: true);

            // Of two of a kind the later one is the better (RFC 2046 section 5.1.4), unless it is empty.
            var pieces = _pieces[before..];
            _pieces.RemoveRange(before, pieces.Count);
            if (pieces.Exists(p => !string.IsNullOrWhiteSpace(p.Html))) html = HtmlOf(pieces);
            if (pieces.TrueForAll(p => p.Html is null) && TextOf(pieces) is { Length: > 0 } words) text = words;
            else if (pieces.Exists(p => p.Html is not null && !string.IsNullOrWhiteSpace(p.Text))) text ??= TextOf(pieces);
        }

        if (text is not null || html is not null) _pieces.Add(new Piece(text, html));
    }

    private void AddBody(MailPart part)
    {
        var content = part.Content;
        if (part.ContentType == "text/plain") content = WithoutFiles(content);

        // What is cut off in the end need not be decoded: no charset takes more than four bytes for a UTF-16 unit.
        var most = (int)Math.Min(int.MaxValue, 4L * _state.Limits.MaxTextLength + 4);
        if (content.Length > most) content = content[..most];
        var text = Charsets.Decode(content.Span, part.Parameters.GetValueOrDefault("charset") ?? (part.ContentType == "text/html" ? HtmlCharset.Of(content.Span) : null), out var fault);
        _state.Fault(fault);
        text = Tidy(text);
        if (part.ContentType == "text/html" || IsUnlabelledHtml(part, text))
        {
            _pieces.Add(new Piece(null, text));
            return;
        }

        if (part.ContentType != "text/plain") text = HtmlText.OfEnriched(text);
        else if (part.Parameters.GetValueOrDefault("format") is { } format && format.Equals("flowed", StringComparison.OrdinalIgnoreCase))
        {
            text = FlowedText.Unfold(text, part.Parameters.GetValueOrDefault("delsp") is { } delete && delete.Equals("yes", StringComparison.OrdinalIgnoreCase));
        }

        _pieces.Add(new Piece(text, null));
    }

    /// <summary>True for HTML that scripts send without saying so.</summary>
    private static bool IsUnlabelledHtml(MailPart part, string text) =>
        HeaderList.First(part.Headers, "Content-Type") is null && text.AsSpan(0, Math.Min(text.Length, 200)).TrimStart() is var head
        && (head.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) || head.StartsWith("<html", StringComparison.OrdinalIgnoreCase));

    /// <summary>Takes uuencoded files out of a text.</summary>
    private ReadOnlyMemory<byte> WithoutFiles(ReadOnlyMemory<byte> content)
    {
        if (UuReader.Find(content.Span, 0) is null) return content;
        var rest = new List<byte>(content.Length);
        var from = 0;
        while (UuReader.Find(content.Span, Math.Max(0, from - 1)) is { } file)
        {
            rest.AddRange(content.Span[from..file.From]);
            var name = AttachmentNames.Safe(file.Name) is { Length: > 0 } safe ? safe : "attachment.bin";
            _attachments.Add(new MailAttachment(name, MediaTypes.OfName(name), null, Inline: false, UuReader.Decode(content.Span, file)));
            from = file.To;
        }

        rest.AddRange(content.Span[from..]);
        return rest.ToArray();
    }

    private string Tidy(string text)
    {
        if (text.Contains('\r', StringComparison.Ordinal)) text = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        if (text.Contains('\0', StringComparison.Ordinal)) text = text.Replace("\0", "", StringComparison.Ordinal);
        return Cut(text);
    }

    private string Cut(string text)
    {
        if (text.Length <= _state.Limits.MaxTextLength) return text;
        _state.Fault(MailFaults.TextCut);
        return text[..(char.IsHighSurrogate(text[_state.Limits.MaxTextLength - 1]) ? _state.Limits.MaxTextLength - 1 : _state.Limits.MaxTextLength)];
    }

    private void AddFile(MailPart part)
    {
        if (IsTnef(part) && TryOpen(part)) return;

        // An empty text without a name is what some gateways leave of what they took away.
        if (part.Content.Length == 0 && part.FileName is null && part.Message is null && part.IsText) return;
        var file = AttachmentNames.Of(part, _unnamed);
        var type = part.ContentType is "application/octet-stream" or "application/unknown" ? MediaTypes.OfName(file) : part.ContentType;
        _attachments.Add(new MailAttachment(file, type, part.ContentId, Inline: false, part.Content));
    }

    private static bool IsTnef(MailPart part) =>
        part.ContentType is "application/ms-tnef" or "application/vnd.ms-tnef" || "winmail.dat".Equals(part.FileName, StringComparison.OrdinalIgnoreCase);

    /// <summary>Takes text and files out of a winmail.dat; false when it is to stay as it is.</summary>
    private bool TryOpen(MailPart part)
    {
        if (Tnef.Read(part.Content) is not { } opened)
        {
            _state.Fault(MailFaults.Tnef);
            return false;
        }

        if (opened.IsEmpty) return false;
        var hasBody = opened.Text is not null || opened.Html is not null;
        if (_pieces.Count == 0 && hasBody) _pieces.Add(new Piece(opened.Text is null ? null : Tidy(opened.Text), opened.Html is null ? null : Tidy(opened.Html)));
        _attachments.AddRange(opened.Attachments);
        return true;
    }

    private void Join(MailMessage message)
    {
        message.TextIsFromHtml = _pieces.Count > 0 && _pieces.TrueForAll(p => string.IsNullOrWhiteSpace(p.Text));
        message.Text = Cut(TextOf(_pieces));
        if (_pieces.Exists(p => p.Html is not null)) message.Html = Cut(HtmlOf(_pieces));
    }

    private static string TextOf(List<Piece> pieces)
    {
        if (pieces is [{ Text: { } alone, Html: null }]) return alone.TrimEnd();
        var text = new StringBuilder();
        foreach (var piece in pieces)
        {
            var words = !string.IsNullOrWhiteSpace(piece.Text) ? piece.Text : piece.Html is null ? "" : HtmlText.Of(piece.Html);
            if (string.IsNullOrWhiteSpace(words)) continue;
            if (text.Length > 0) text.Append('\n', text[^1] == '\n' ? 1 : 2);
            text.Append(words.AsSpan().TrimEnd());
        }

        return text.ToString();
    }

    private static string HtmlOf(List<Piece> pieces)
    {
        if (pieces is [{ Html: { } alone }]) return alone;
        var html = new StringBuilder();
        foreach (var piece in pieces) html.Append(piece.Html ?? Preformatted(piece.Text));
        return html.ToString();
    }

    private static string Preformatted(string? text) =>
        string.IsNullOrWhiteSpace(text) ? "" : $"<div style=\"white-space:pre-wrap\">{WebUtility.HtmlEncode(text.Trim('\n'))}</div>";

    /// <summary>Inline is what the HTML shows, whatever its header says: a picture that nothing refers to would not be seen.</summary>
    private List<MailAttachment> Attachments(string? html)
    {
        if (html is null || _attachments.TrueForAll(a => a.ContentId is null)) return _attachments;
        var shown = HtmlText.ContentIds(html);
        return _attachments.ConvertAll(a => a.ContentId is not null && shown.Contains(a.ContentId) ? a with { Inline = true } : a);
    }
}
