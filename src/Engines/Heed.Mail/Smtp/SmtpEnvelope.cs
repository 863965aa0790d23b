namespace Heed.Mail.Smtp;

/// <summary>Who a message is from and for, as the server is told. One that could end a command early cannot be made.</summary>
public sealed record SmtpEnvelope
{
    /// <summary>Most recipients of one message; RFC 5321 §4.5.3.1.8 has servers take 100.</summary>
    public const int MaxRecipients = 100;

    /// <param name="sender">Where bounces go; empty for none (automatic answers).</param>
    /// <param name="recipients">1 to 100 addresses.</param>
    /// <exception cref="ArgumentException">An address that is none, or too few or many of them.</exception>
    public SmtpEnvelope(string sender, IReadOnlyList<string> recipients)
    {
        ArgumentNullException.ThrowIfNull(sender);
        ArgumentNullException.ThrowIfNull(recipients);
        if (recipients.Count is 0 or > MaxRecipients) throw new ArgumentException($"1 to {MaxRecipients} recipients.", nameof(recipients));
        if (sender.Length > 0) SmtpAddress.Require(sender, nameof(sender));
        foreach (var recipient in recipients) SmtpAddress.Require(recipient, nameof(recipients));
        (Sender, Recipients) = (sender, [.. recipients]);
    }

    /// <summary>Where bounces go; empty for none.</summary>
    public string Sender { get; }

    /// <summary>Whom it is for.</summary>
    public IReadOnlyList<string> Recipients { get; }
}
