namespace Heed.Mail;

/// <summary>Why a message was not delivered. The words are those in common use among bounce readers.</summary>
public static class BounceReasons
{
    public const string AuthFailure = "authfailure";
    public const string BadReputation = "badreputation";
    public const string Blocked = "blocked";
    public const string ContentError = "contenterror";
    public const string Delivered = "delivered";
    public const string ExceedLimit = "exceedlimit";
    public const string Expired = "expired";
    public const string Feedback = "feedback";
    public const string Filtered = "filtered";
    public const string HasMoved = "hasmoved";
    public const string HostUnknown = "hostunknown";
    public const string MailboxFull = "mailboxfull";
    public const string MailerError = "mailererror";
    public const string MessageTooBig = "mesgtoobig";
    public const string NetworkError = "networkerror";
    public const string NoRelaying = "norelaying";
    public const string NotAccept = "notaccept";
    public const string NotCompliant = "notcompliantrfc";
    public const string OnHold = "onhold";
    public const string PolicyViolation = "policyviolation";
    public const string Rejected = "rejected";
    public const string RequirePtr = "requireptr";
    public const string SecurityError = "securityerror";
    public const string SpamDetected = "spamdetected";
    public const string Speeding = "speeding";
    public const string Suspend = "suspend";
    public const string SyntaxError = "syntaxerror";
    public const string SystemError = "systemerror";
    public const string SystemFull = "systemfull";
    public const string TooManyConnections = "toomanyconn";
    public const string Undefined = "undefined";
    public const string UserUnknown = "userunknown";
    public const string VirusDetected = "virusdetected";

    /// <summary>Whether an address with this reason is given up for good.</summary>
    /// <param name="reason">One of the constants.</param>
    /// <param name="dsn">The status code; a temporary one (4.x.x) leaves hope for a server that takes no mail.</param>
    public static bool IsHard(string reason, string dsn) => reason switch
    {
        UserUnknown or HostUnknown or HasMoved => true,
        NotAccept => !dsn.StartsWith('4'),
        _ => false,
    };
}
