using Heed.Html;
using Heed.Mail;

namespace Heed.Channels.Email.Intake;

/// <summary>Makes of a mail what a message consists of: the new words, the repeated ones, cleaned HTML, files.</summary>
internal sealed class LetterMaker(IFiles files)
{
    private const int MaxText = 20_000;
    private const int MaxQuote = 200_000;
    private const int MaxFiles = 200;
    private const long MaxFile = 64L << 20;

    /// <param name="held">Why an agent has to let it in; null when it is in.</param>
    public async Task<MadeLetter> MakeAsync(Scope scope, StoredMail row, ReadMail read, MailVerdict verdict, string? held, CancellationToken cancellationToken)
    {
        var mail = read.Mail;
        var stored = new List<Guid>();
        var pictures = new Dictionary<string, Guid>(StringComparer.OrdinalIgnoreCase);
        foreach (var attachment in mail.Attachments.Where(a => a.Content.Length > 0).Take(MaxFiles))
        {
            await using var content = new MemoryStream(attachment.Content.ToArray(), writable: false);
            var file = await files.StoreAsync(scope, content, attachment.Name, attachment.ContentType, MaxFile, cancellationToken);
            stored.Add(file.Id);
            if (attachment.ContentId is { Length: > 0 } cid) pictures.TryAdd(cid, file.Id);
        }

        var (text, quote) = Words(mail);
        var html = mail.Html is { Length: > 0 } body
            ? HtmlSanitizer.Clean(body, new HtmlRules { RemotePictures = true, Picture = source => Picture(source, pictures) }).Html
            : null;
        return new MadeLetter(
            text, stored,
            new Letter
            {
                Subject = read.Subject.Length > 0 ? read.Subject : null,
                From = new Correspondent(read.SenderName, read.Sender),
                To = Named(mail.To),
                Cc = Named(mail.Cc),
                Html = string.IsNullOrWhiteSpace(html) ? null : html,
                Quote = quote.Length > 0 ? quote : null,
                Original = row.Id,
                Trust = verdict.Trust,
                Automatic = read.Automatic,
                Held = held,
            });
    }

    private static (string Text, string Quote) Words(MailMessage mail)
    {
        var parts = ReplyCutter.Cut(mail);
        var rest = parts.Signature.Length > 0 && parts.Quote.Length > 0 ? $"{parts.Signature}\n\n{parts.Quote}" : parts.Signature + parts.Quote;
        // A mail that only hands something on is that.
        var (text, quote) = parts.Reply.Length > 0 ? (parts.Reply, rest) : (parts.Quote.Length > 0 ? parts.Quote : parts.Signature, "");
        if (text.Length > MaxText)
        {
            // The whole of it stays in the original, and in the HTML.
            quote = text[Cut(text, MaxText - 20)..] + (quote.Length > 0 ? "\n\n" + quote : "");
            text = text[..Cut(text, MaxText - 20)] + " […]";
        }

        return (text, quote.Length > MaxQuote ? quote[..Cut(quote, MaxQuote)] : quote);
    }

    private static int Cut(string text, int at) => char.IsHighSurrogate(text[at - 1]) ? at - 1 : at;

    private static string? Picture(string source, Dictionary<string, Guid> pictures)
    {
        if (!source.StartsWith("cid:", StringComparison.OrdinalIgnoreCase)) return null;
        var cid = source[4..].Trim();
        return pictures.TryGetValue(cid, out var file) || pictures.TryGetValue(Uri.UnescapeDataString(cid), out file) ? InlineFile.Address(file) : null;
    }

    private static IReadOnlyList<Correspondent> Named(IReadOnlyList<MailAddress> addresses) =>
        [.. addresses.Where(a => a.Address.Length > 0).Take(100).Select(a => new Correspondent(Mailboxes.MailText.Line(a.Name, 120), Mailboxes.MailText.Line(a.Address, 254)))];
}

/// <summary>What a mail became.</summary>
internal sealed record MadeLetter(string Text, IReadOnlyList<Guid> Files, Letter Letter);
