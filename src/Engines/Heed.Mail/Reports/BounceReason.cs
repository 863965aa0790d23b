namespace Heed.Mail;

/// <summary>Turns what a server said into one of <see cref="BounceReasons"/>: its words first, then its codes.</summary>
internal static class BounceReason
{
    /// <summary>The reason.</summary>
    /// <param name="said">The server's words, white space single.</param>
    /// <param name="around">What the report says around them: looked at when they say nothing.</param>
    /// <param name="dsn">Status code or empty.</param>
    /// <param name="reply">Reply code or empty.</param>
    /// <param name="afterData">The refusal came after the text was sent, not at the address: the address exists.</param>
    internal static string Of(string said, string around, string dsn, string reply, bool afterData)
    {
        if (dsn.StartsWith('2')) return BounceReasons.Delivered;
        var words = WithoutRepeats(said);
        var reason = ByCertainCode(dsn) ?? Quoted(words) ?? BounceWords.Reason(words) ?? ByCode(dsn) ?? Generic(words);
        reason ??= reply.Length > 0 ? ByReply(reply) : Around(around);
        return AtStep(reason, words, dsn, reply, afterData, BounceWordsAround.AtRecipient(words) || BounceWordsAround.AtRecipient(around));
    }

    /// <summary>A refusal of the sender speaks of the sender's address; one after the text does not mean that the address is unknown.</summary>
    private static string AtStep(string reason, string words, string dsn, string reply, bool afterData, bool atRecipient)
    {
        var unknown = reason is BounceReasons.UserUnknown or BounceReasons.HostUnknown;
        if (unknown && (words.Contains("after MAIL FROM", StringComparison.OrdinalIgnoreCase) || words.Contains("reply to MAIL FROM", StringComparison.OrdinalIgnoreCase))) return BounceReasons.Rejected;
        if (reason is BounceReasons.SecurityError or BounceReasons.SystemError && words.Contains("after initial connection", StringComparison.OrdinalIgnoreCase)) return BounceReasons.Blocked;
        if (reason != BounceReasons.UserUnknown || dsn.StartsWith("5.1.", StringComparison.Ordinal)) return reason;
        if (words.Contains("doesn't have a", StringComparison.OrdinalIgnoreCase)) return reason;
        // 5.2.1 is a mailbox that is there and takes nothing, 5.3.0 a system's own trouble, 5.7.1 a prohibition: "unknown" is then a guess.
        var guess = dsn is "5.2.1" or "5.3.0" or "5.7.1" && !atRecipient && reply == "550" && !words.Contains("bad-mailbox", StringComparison.Ordinal);
        return afterData || guess ? BounceReasons.Filtered : reason;
    }

    /// <summary>What a server further on said, which the first repeats in quotes: "5.1.0 - Unknown address error 550-'5.7.1 … Access denied'".</summary>
    private static string? Quoted(string said)
    {
        var at = said.IndexOf("-'", StringComparison.Ordinal);
        return at >= 3 && char.IsAsciiDigit(said[at - 1]) && at + 8 < said.Length ? BounceWords.Reason(said.AsSpan(at + 2)) : null;
    }

    private static string? Generic(string words) =>
        words.Contains("recipient address rejected", StringComparison.OrdinalIgnoreCase) || words.Contains("recipient rejected", StringComparison.OrdinalIgnoreCase) ? BounceReasons.UserUnknown : null;

    /// <summary>A guess from the words around; what they say of trouble in general is not enough.</summary>
    private static string Around(string around) => BounceWords.Reason(around) is { } reason and not BounceReasons.SystemError ? reason : BounceReasons.Undefined;

    /// <summary>Without the codes that begin every line of a reply of several lines, and qmail's closing sentence, which hides the reason.</summary>
    private static string WithoutRepeats(string said)
    {
        var words = said.Replace("I'm not going to try again; this message has been in the queue too long.", "", StringComparison.Ordinal);
        if (words.Length < 20) words = said;
        var code = BounceCodes.Find(words);
        return code.Dsn.Length == 0 ? words : words.Replace($" {code.Reply}-{code.Dsn} ", " ", StringComparison.Ordinal).Replace($" {code.Reply} {code.Dsn} ", " ", StringComparison.Ordinal);
    }

    /// <summary>Codes that mean one thing whatever the words are: those that servers give on purpose (RFC 7372, RFC 7505, Microsoft's lists).</summary>
    private static string? ByCertainCode(string dsn) => dsn switch
    {
        "5.7.20" or "5.7.21" or "5.7.22" or "5.7.23" or "5.7.24" or "5.7.26" or "5.7.509" or "5.7.515" or "4.7.26" or "4.7.23" => BounceReasons.AuthFailure,
        "5.7.25" or "4.7.25" => BounceReasons.RequirePtr,
        "5.7.27" => BounceReasons.NotAccept,
        "5.7.13" => BounceReasons.Suspend,
        "5.1.6" => BounceReasons.HasMoved,
        _ when dsn.StartsWith("5.7.6", StringComparison.Ordinal) && dsn.Length == 7 => BounceReasons.Blocked,
        _ => null,
    };

    /// <summary>RFC 3463 §3 and the codes registered since.</summary>
    private static string? ByCode(string dsn) => dsn.Length < 5 ? null : dsn[1..] switch
    {
        ".1.0" => BounceReasons.Rejected,
        ".1.1" or ".1.4" or ".1.10" or ".1.351" => BounceReasons.UserUnknown,
        ".1.2" => BounceReasons.HostUnknown,
        ".1.3" => BounceReasons.UserUnknown,
        ".1.7" or ".1.8" or ".1.9" => BounceReasons.Rejected,
        ".2.0" => null,
        ".2.1" => BounceReasons.Filtered,
        ".2.2" => BounceReasons.MailboxFull,
        ".2.3" => BounceReasons.ExceedLimit,
        ".2.4" => BounceReasons.Filtered,
        ".3.1" => BounceReasons.SystemFull,
        ".3.2" => BounceReasons.NotAccept,
        ".3.3" or ".3.5" => BounceReasons.SystemError,
        ".3.4" => BounceReasons.MessageTooBig,
        ".4.1" or ".4.2" or ".4.7" or ".4.316" => BounceReasons.Expired,
        ".4.3" => BounceReasons.SystemError,
        ".4.4" => BounceReasons.HostUnknown,
        ".4.5" or ".4.312" or ".4.6" => BounceReasons.NetworkError,
        ".5.3" => BounceReasons.TooManyConnections,
        ".6.0" or ".6.1" or ".6.2" or ".6.3" or ".6.5" or ".6.6" or ".6.7" or ".6.8" or ".6.9" => BounceReasons.ContentError,
        ".7.0" or ".7.1" => null,
        ".7.2" => BounceReasons.Rejected,
        ".7.3" or ".7.4" or ".7.5" or ".7.6" or ".7.7" or ".7.8" or ".7.10" or ".7.11" or ".7.14" => BounceReasons.SecurityError,
        ".7.9" => BounceReasons.PolicyViolation,
        _ => null,
    };

    private static string ByReply(string reply) => reply switch
    {
        "551" => BounceReasons.HasMoved,
        "552" => BounceReasons.MailboxFull,
        "521" or "556" => BounceReasons.NotAccept,
        "500" or "501" or "502" or "503" or "504" => BounceReasons.SyntaxError,
        "421" or "450" or "451" => BounceReasons.SystemError,
        "550" => BounceReasons.Blocked,
        _ => BounceReasons.Undefined,
    };
}
