using System.Text;

namespace Heed.Mail;

/// <summary>
/// The pieces of a report: what it says to programs, what it says to people, and what it repeats of the message it is about. Each is
/// limited to <see cref="MaxText"/> characters.
/// </summary>
internal sealed class ReportParts
{
    internal const int MaxText = 64 * 1024;

    private const int MaxParts = 64;

    private ReportParts(MailMessage message)
    {
        var texts = new List<string>();
        var status = new List<string>();
        var feedback = new List<string>();
        var left = MaxParts;
        Walk(message.Root, texts, status, feedback, ref left);
        var people = string.Join("\n\n", texts);
        if (people.Length == 0) people = Limited(message.Text);
        var cut = OriginalCopy.Begin(people);
        People = people[..cut];
        Copied = people[cut..];
        Status = status;
        Feedback = feedback;
    }

    /// <summary>What it says to people, without the copy of the message.</summary>
    internal string People { get; }

    /// <summary>A copy of the message that stands in the text itself; empty when there is none.</summary>
    internal string Copied { get; }

    /// <summary>Texts of message/delivery-status (RFC 3464).</summary>
    internal IReadOnlyList<string> Status { get; }

    /// <summary>Texts of message/feedback-report (RFC 5965).</summary>
    internal IReadOnlyList<string> Feedback { get; }

    /// <summary>The message it is about, where it is a part of its own; only the header may be there.</summary>
    internal MailMessage? Original { get; private set; }

    internal static ReportParts Of(MailMessage message) => new(message);

    private void Walk(MailPart part, List<string> texts, List<string> status, List<string> feedback, ref int left)
    {
        if (left-- <= 0) return;
        if (part.Message is not null) { Original ??= part.Message; return; }
        if (part.ContentType is "message/delivery-status" or "message/global-delivery-status") status.Add(Limited(part.Text));
        else if (part.ContentType == "message/feedback-report") feedback.Add(Limited(part.Text));
        else if (part.Parts.Count > 0) foreach (var below in Chosen(part)) Walk(below, texts, status, feedback, ref left);
        else if (part.ContentType == "text/html") texts.Add(Limited(HtmlReply.Read(Limited(part.Text)).Text));
        else if (part.IsText && part.ContentType is not "text/rfc822-headers") texts.Add(Limited(part.Text));
    }

    /// <summary>Of alternatives the plain one.</summary>
    private static IEnumerable<MailPart> Chosen(MailPart part) =>
        part.ContentType == "multipart/alternative" && part.Parts.FirstOrDefault(p => p.ContentType == "text/plain" && p.Content.Length > 20) is { } plain ? [plain] : part.Parts;

    private static string Limited(string text) => text.Length <= MaxText ? text : text[..MaxText];

    /// <summary>A text on one line with single blanks, at most so many characters.</summary>
    internal static string OneLine(ReadOnlySpan<char> text, int limit = 4000)
    {
        var line = new StringBuilder(Math.Min(text.Length, limit));
        foreach (var c in text)
        {
            if (line.Length >= limit) break;
            if (!char.IsWhiteSpace(c) && !char.IsControl(c)) line.Append(c);
            else if (line.Length > 0 && line[^1] != ' ') line.Append(' ');
        }
        return line.ToString().TrimEnd();
    }
}
