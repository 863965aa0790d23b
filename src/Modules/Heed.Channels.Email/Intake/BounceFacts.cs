using System.Text.RegularExpressions;
using Heed.Mail;

namespace Heed.Channels.Email.Intake;

/// <summary>What a report says of a mail.</summary>
/// <param name="Failed">It will not arrive; false while servers still try.</param>
/// <param name="Hard">It never will under this address.</param>
/// <param name="Code">Why, as the console words it.</param>
internal sealed partial record BounceFacts(bool Failed, bool Hard, string Code, string? Text, IReadOnlyList<string> Addresses)
{
    public static BounceFacts Read(MailMessage mail)
    {
        var report = mail.AllParts().FirstOrDefault(p => p.ContentType is "message/delivery-status" or "message/global-delivery-status")?.Text ?? "";
        var status = Status().Match(report.Length > 0 ? report : mail.Text) is { Success: true } match ? match.Groups[1].Value : "";
        var delayed = Action().Match(report) is { Success: true } action && action.Groups[1].Value.Equals("delayed", StringComparison.OrdinalIgnoreCase);
        var hard = status.StartsWith('5') && !delayed;
        var text = Mailboxes.MailText.Line(Diagnostic().Match(report) is { Success: true } said ? said.Groups[1].Value : null, 300);
        var addresses = Final().Matches(report).Select(m => m.Groups[1].Value.Trim().Trim('<', '>')).Distinct(StringComparer.OrdinalIgnoreCase).Take(100).ToList();
        return new BounceFacts(!delayed, hard && CodeOf(status) is "userUnknown" or "hostUnknown", CodeOf(status), text.Length > 0 ? text : null, addresses);
    }

    /// <summary>Message-IDs of our form in the words of a free-form report.</summary>
    public static IEnumerable<string> IdsIn(MailMessage mail) =>
        Ids().Matches(mail.Text.Length > 200_000 ? mail.Text[..200_000] : mail.Text).Select(m => m.Value).Take(50);

    /// <summary>Classes of enhanced status codes (RFC 3463).</summary>
    internal static string CodeOf(string status) => status switch
    {
        "5.1.1" or "5.1.0" or "5.1.3" or "5.1.6" or "5.1.10" or "5.2.1" or "5.5.0" => "userUnknown",
        "5.1.2" or "5.4.4" or "5.4.310" => "hostUnknown",
        "5.2.2" or "4.2.2" or "5.3.1" or "4.3.1" => "mailboxFull",
        "5.2.3" or "5.3.4" => "tooBig",
        _ when status.StartsWith("5.7", StringComparison.Ordinal) || status.StartsWith("4.7", StringComparison.Ordinal) => "refusedByPolicy",
        _ when status.StartsWith('4') => "delayed",
        _ => "notDelivered",
    };

    [GeneratedRegex(@"heed\.[0-9]{1,10}\.[0-9a-f]{32}\.[a-z2-7]{24}@[A-Za-z0-9.-]{1,253}", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Ids();

    [GeneratedRegex(@"(?:^|[^0-9.])([245]\.[0-9]{1,3}\.[0-9]{1,3})(?:[^0-9.]|$)", RegexOptions.NonBacktracking)]
    private static partial Regex Status();

    [GeneratedRegex(@"(?:^|\n)Action:[ \t]*([A-Za-z]+)", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Action();

    [GeneratedRegex(@"(?:^|\n)Diagnostic-Code:[ \t]*([^\n]{1,600})", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Diagnostic();

    [GeneratedRegex(@"(?:^|\n)(?:Final|Original)-Recipient:[ \t]*[A-Za-z0-9-]+[ \t]*;[ \t]*([^\n]{1,254})", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Final();
}
