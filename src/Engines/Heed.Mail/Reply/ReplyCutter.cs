using System.Text;

namespace Heed.Mail;

/// <summary>
/// Finds the words that were written for a mail, among the quotes and signatures around them. Knows the forms of mail programs in some
/// thirty languages. Where it is in doubt it leaves a line too many: a lost sentence is worse than a left-over one.
/// </summary>
/// <remarks>Linear in the input; of every line only the beginning is looked at. No regular expressions. Throws for no text.</remarks>
public static class ReplyCutter
{
    /// <summary>Characters that are looked at. What stands beyond goes with the last line before.</summary>
    public const int MaxLength = 1 << 20;

    /// <summary>Cuts a plain text.</summary>
    public static ReplyParts Cut(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        long effort = 0;
        return Cut(text, ref effort);
    }

    /// <summary>
    /// Cuts a message's body: its text, or its HTML where the HTML alone says what is quoted. A forwarded message without words of the
    /// sender's own is kept whole, and so is a report (RFC 6522).
    /// </summary>
    public static ReplyParts Cut(MailMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (message.Root.ContentType == "multipart/report") return new ReplyParts(message.Text.Trim(), "", "");
        if (message.Html is not { Length: > 0 } html) return Cut(message.Text);
        if (!message.TextIsFromHtml)
        {
            var fromText = Cut(message.Text);
            if (fromText.Quote.Length > 0 || fromText.Reply.Length > 0 && fromText.Forward) return fromText;
            var both = CutHtml(html);
            return both.Quote.Length > 0 && both.Reply.Length > 0 ? both : fromText;
        }
        return CutHtml(html);
    }

    /// <summary>Cuts an HTML body. The parts are plain text.</summary>
    public static ReplyParts CutHtml(string html)
    {
        ArgumentNullException.ThrowIfNull(html);
        long effort = 0;
        var (text, lines) = HtmlReply.Read(html);
        return Cut(text, lines, ref effort);
    }

    /// <summary>As <see cref="Cut(string)"/>, and counts the characters looked at.</summary>
    internal static ReplyParts Cut(string text, ref long effort)
    {
        var lines = ReplyLayout.Split(text, Math.Min(text.Length, MaxLength));
        return Cut(text, lines, ref effort);
    }

    /// <summary>Cuts a text some of whose lines are known already, because its HTML said what they are.</summary>
    internal static ReplyParts Cut(string text, MailLine[] lines, ref long effort)
    {
        if (lines.Length == 0) return new ReplyParts("", "", "");
        ReplyLayout.Classify(text, lines, ref effort);
        var parts = new ReplyPart[lines.Length];
        var shape = new ReplyShape(text, lines, parts);
        shape.Decide();
        var beyond = text.Length > MaxLength ? text[MaxLength..] : "";
        return new ReplyParts(
            Join(text, lines, parts, ReplyPart.Reply, beyond), Join(text, lines, parts, ReplyPart.Quote, beyond), Join(text, lines, parts, ReplyPart.Signature, beyond))
        {
            Forward = shape.Forward,
        };
    }

    private static string Join(string text, MailLine[] lines, ReplyPart[] parts, ReplyPart wanted, string beyond)
    {
        var joined = new StringBuilder();
        var blank = 0;
        for (var i = 0; i < lines.Length; i++)
        {
            if (parts[i] != wanted) continue;
            var line = lines[i].In(text).TrimEnd();
            if (line.IsEmpty) { blank++; continue; }
            if (joined.Length > 0) joined.Append('\n', blank + 1);
            joined.Append(line);
            blank = 0;
        }
        if (beyond.Length > 0 && parts[^1] == wanted) joined.Append(beyond);
        return joined.ToString();
    }
}
