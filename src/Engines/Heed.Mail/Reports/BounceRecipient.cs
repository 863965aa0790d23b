namespace Heed.Mail;

/// <summary>One recipient of a <see cref="BounceReport"/>.</summary>
/// <param name="Address">The address that could not be reached; empty when the report names none.</param>
/// <param name="Dsn">The enhanced status code (RFC 3463) that says most, as "5.1.1"; empty when there is none.</param>
/// <param name="ReplyCode">The SMTP reply code (RFC 5321 §4.2), as "550"; empty when there is none.</param>
/// <param name="Reason">One of <see cref="BounceReasons"/>.</param>
/// <param name="Hard">The address will never work: sending again is of no use and does harm.</param>
public sealed record BounceRecipient(string Address, string Dsn, string ReplyCode, string Reason, bool Hard)
{
    /// <summary>What the server said, on one line, at most 1,000 characters: for people who look into it.</summary>
    public string Diagnostic { get; init; } = "";

    /// <summary>The server still tries; another report follows if it gives up.</summary>
    public bool Delayed { get; init; }
}
