namespace Heed.Mail;

/// <summary>
/// What a mail consists of: the words written for it, the earlier mails repeated in it, and what its sender's program or habit adds.
/// Every line that is not blank stands in exactly one of the three, in its order.
/// </summary>
/// <param name="Reply">The new text; without blank lines at its ends.</param>
/// <param name="Quote">Earlier mails and the lines that introduce them; empty when there are none.</param>
/// <param name="Signature">Signature, device line, list footer, disclaimer; empty when there is none.</param>
public sealed record ReplyParts(string Reply, string Quote, string Signature)
{
    /// <summary>
    /// Whether the mail hands on somebody else's mail. With words of the sender's own the forwarded mail is <see cref="Quote"/>; without,
    /// all of it is <see cref="Reply"/>. Whoever shows a forwarded mail shows the quote open.
    /// </summary>
    public bool Forward { get; init; }
}
