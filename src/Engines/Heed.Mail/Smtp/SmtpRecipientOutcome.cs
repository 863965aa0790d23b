namespace Heed.Mail.Smtp;

/// <summary>What became of one recipient.</summary>
/// <param name="Address">As in the envelope.</param>
/// <param name="Verdict"><see cref="SmtpVerdict.Delivered"/>, <see cref="SmtpVerdict.Transient"/>, <see cref="SmtpVerdict.PermanentRecipients"/>, or the verdict of the whole
/// message when that never got as far as the recipient.</param>
/// <param name="Reply">The server's word on it; null when there was none.</param>
public sealed record SmtpRecipientOutcome(string Address, SmtpVerdict Verdict, SmtpReply? Reply);
