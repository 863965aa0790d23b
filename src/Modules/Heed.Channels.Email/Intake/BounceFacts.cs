using System.Text.RegularExpressions;
using Heed.Mail;

namespace Heed.Channels.Email.Intake;

/// <summary>What a report says of a mail, in the words the console knows.</summary>
/// <param name="Failed">It will not arrive; false while servers still try, and for complaints.</param>
/// <param name="Code">Why, as the console words it.</param>
/// <param name="Gone">Addresses that will never work.</param>
internal sealed partial record BounceFacts(bool Failed, string Code, string? Text, IReadOnlyList<string> Gone)
{
    public bool Hard => Gone.Count > 0;

    public static BounceFacts Of(BounceReport report)
    {
        var telling = report.Recipients.OrderByDescending(r => r.Hard).ThenBy(r => r.Delayed).First();
        var text = Mailboxes.MailText.Line(telling.Diagnostic, 300);
        return new BounceFacts(
            !report.Feedback && report.Recipients.Any(r => !r.Delayed && r.Reason != BounceReasons.Delivered), report.Feedback ? "complaint" : CodeOf(telling.Reason), text.Length > 0 ? text : null,
            [.. report.Recipients.Where(r => r.Hard).Select(r => r.Address)]);
    }

    /// <summary>Message-IDs of our form in the words of a free-form report.</summary>
    public static IEnumerable<string> IdsIn(MailMessage mail) =>
        Ids().Matches(mail.Text.Length > 200_000 ? mail.Text[..200_000] : mail.Text).Select(m => m.Value).Take(50);

    /// <summary>The code of an enhanced status code (RFC 3463).</summary>
    internal static string CodeOfStatus(string status) => status switch
    {
        "5.1.1" or "5.1.0" or "5.1.3" or "5.1.6" or "5.1.10" or "5.2.1" or "5.5.0" => "userUnknown",
        "5.1.2" or "5.4.4" or "5.4.310" => "hostUnknown",
        "5.2.2" or "4.2.2" or "5.3.1" or "4.3.1" => "mailboxFull",
        "5.2.3" or "5.3.4" => "tooBig",
        _ when status.StartsWith("5.7", StringComparison.Ordinal) || status.StartsWith("4.7", StringComparison.Ordinal) => "refusedByPolicy",
        _ when status.StartsWith('4') => "delayed",
        _ => "notDelivered",
    };

    private static string CodeOf(string reason) => reason switch
    {
        BounceReasons.UserUnknown or BounceReasons.HasMoved or BounceReasons.Suspend => "userUnknown",
        BounceReasons.HostUnknown => "hostUnknown",
        BounceReasons.MailboxFull or BounceReasons.SystemFull => "mailboxFull",
        BounceReasons.MessageTooBig or BounceReasons.ExceedLimit => "tooBig",
        BounceReasons.SpamDetected or BounceReasons.VirusDetected or BounceReasons.ContentError => "contentRefused",
        BounceReasons.AuthFailure or BounceReasons.BadReputation or BounceReasons.Blocked or BounceReasons.Filtered or BounceReasons.PolicyViolation or BounceReasons.Rejected
            or BounceReasons.RequirePtr or BounceReasons.NoRelaying or BounceReasons.NotAccept or BounceReasons.NotCompliant or BounceReasons.SecurityError => "refusedByPolicy",
        BounceReasons.Expired or BounceReasons.NetworkError or BounceReasons.Speeding or BounceReasons.TooManyConnections or BounceReasons.OnHold => "delayed",
        _ => "notDelivered",
    };

    [GeneratedRegex(@"heed\.[0-9]{1,10}\.[0-9a-f]{32}\.[a-z2-7]{24}@[A-Za-z0-9.-]{1,253}", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Ids();
}
