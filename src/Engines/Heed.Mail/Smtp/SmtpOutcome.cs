namespace Heed.Mail.Smtp;

/// <summary>What became of a message and of each of its recipients.</summary>
/// <param name="Verdict">What the channel does about it.</param>
/// <param name="Recipients">Every recipient of the envelope, in its order.</param>
/// <param name="Reply">The reply that decided; null when the server said nothing.</param>
/// <param name="Text">One sentence for a log and an administrator, harmless to show.</param>
/// <param name="RetryAfter">How long to wait at least before it is sent again, to those it was not taken for; null when nothing lets that be guessed.</param>
public sealed record SmtpOutcome(SmtpVerdict Verdict, IReadOnlyList<SmtpRecipientOutcome> Recipients, SmtpReply? Reply, string Text, TimeSpan? RetryAfter)
{
    /// <summary>Taken for every recipient.</summary>
    public bool IsComplete => Verdict == SmtpVerdict.Delivered && Recipients.All(r => r.Verdict == SmtpVerdict.Delivered);
}
