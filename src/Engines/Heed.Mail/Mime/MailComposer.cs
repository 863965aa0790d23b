using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Heed.Mail;

/// <summary>Writes mail (RFC 5322, 2045-2049, 2047, 2231) that every server may carry: seven bits, lines of at most 998 bytes.</summary>
public sealed class MailComposer
{
    private const int MaxReferences = 30;

    private readonly ArrayBufferWriter<byte> _bytes = new();
    private readonly HeaderWriter _header;
    private readonly OutgoingMail _mail;
    private int _boundaries;

    private MailComposer(OutgoingMail mail)
    {
        _mail = mail;
        _header = new HeaderWriter(_bytes);
    }

    /// <summary>
    /// The message as bytes with CR LF, ready for SMTP (before dot-stuffing); the same bytes for the same mail. Refuses
    /// (<see cref="Kernel.InvalidRefusal"/>) CR, LF and NUL in any field, addresses that are none, and a missing sender or id. O(length).
    /// </summary>
    public static byte[] Write(OutgoingMail mail)
    {
        OutgoingMailRules.Check(mail);
        var composer = new MailComposer(mail);
        composer.WriteHeader();
        composer.WriteMixed();
        return composer._bytes.WrittenSpan.ToArray();
    }

    private void WriteHeader()
    {
        _header.Plain("Date", _mail.Date.ToString("ddd, d MMM yyyy HH:mm:ss ", CultureInfo.InvariantCulture) + _mail.Date.ToString("zzz", CultureInfo.InvariantCulture).Replace(":", "", StringComparison.Ordinal));
        _header.Addresses("From", [_mail.From]);
        _header.Addresses("Reply-To", _mail.ReplyTo);
        _header.Addresses("To", _mail.To);
        _header.Addresses("Cc", _mail.Cc);
        _header.Text("Subject", _mail.Subject);
        _header.Ids("Message-ID", [_mail.MessageId]);
        if (_mail.InReplyTo is { } answered) _header.Ids("In-Reply-To", [answered]);
        _header.Ids("References", _mail.References.Count <= MaxReferences ? _mail.References : [_mail.References[0], .. _mail.References.TakeLast(MaxReferences - 1)]);
        if (_mail.AutoSubmitted is { } automatic) _header.Plain("Auto-Submitted", automatic);
        if (_mail.ListUnsubscribe is { } unsubscribe) _header.Plain("List-Unsubscribe", $"<{unsubscribe.AbsoluteUri}>");
        if (_mail is { ListUnsubscribe: not null, OneClickUnsubscribe: true }) _header.Plain("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        foreach (var extra in _mail.ExtraHeaders) _header.Text(extra.Name, extra.Value);
        _header.Plain("MIME-Version", "1.0");
    }

    private void WriteMixed()
    {
        var files = _mail.Attachments.Where(a => !IsPicture(a)).ToList();
        if (files.Count == 0)
        {
            WriteAlternative();
            return;
        }

        Multipart("mixed", [WriteAlternative, .. files.Select(Action (f) => () => WriteFile(f))]);
    }

    private void WriteAlternative()
    {
        if (_mail.Html is null) WriteText("plain", _mail.Text);
        else Multipart("alternative", [() => WriteText("plain", _mail.Text), WriteRelated]);
    }

    private void WriteRelated()
    {
        var pictures = _mail.Attachments.Where(IsPicture).ToList();
        if (pictures.Count == 0) WriteText("html", _mail.Html!);
        else Multipart("related", [() => WriteText("html", _mail.Html!), .. pictures.Select(Action (p) => () => WriteFile(p))], "text/html");
    }

    private bool IsPicture(MailAttachment file) => _mail.Html is not null && file is { Inline: true, ContentId: not null };

    private void Multipart(string kind, IReadOnlyList<Action> parts, string? start = null)
    {
        var boundary = Boundary();
        _header.Parameters("Content-Type", "multipart/" + kind, start is null ? [("boundary", boundary)] : [("type", start), ("boundary", boundary)]);
        foreach (var part in parts)
        {
            Ascii($"\r\n--{boundary}\r\n");
            part();
        }

        Ascii($"\r\n--{boundary}--\r\n");
    }

    /// <summary>
    /// The same for the same message, and not to be foreseen by whoever wrote the text. Its first two letters occur in no
    /// encoded text, and <see cref="BodyEncoding"/> encodes what looks like it.
    /// </summary>
    private string Boundary() =>
        BodyEncoding.BoundaryMark + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{_mail.MessageId} {_boundaries++}"))).AsSpan(0, 14));

    private void WriteText(string kind, string text)
    {
        var body = BodyEncoding.OfText(text);
        _header.Parameters("Content-Type", "text/" + kind, [("charset", body.Charset)]);
        _header.Plain("Content-Transfer-Encoding", body.Name);
        Ascii("\r\n");
        body.WriteTo(_bytes);
    }

    private void WriteFile(MailAttachment file)
    {
        var body = BodyEncoding.OfFile(file.ContentType, file.Content);
        var name = file.Name.Length == 0 ? "attachment" : file.Name;
        _header.Parameters("Content-Type", body.ContentType, [("name", name)]);
        _header.Plain("Content-Transfer-Encoding", body.Name);
        _header.Parameters("Content-Disposition", IsPicture(file) ? "inline" : "attachment", [("filename", name)]);
        if (file.ContentId is { } id) _header.Ids("Content-ID", [id]);
        Ascii("\r\n");
        body.WriteTo(_bytes);
    }

    private void Ascii(string text) => Encoding.ASCII.GetBytes(text, _bytes);
}
