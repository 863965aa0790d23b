namespace Heed.Channels.Email.Quarantine;

/// <summary>A mail in quarantine.</summary>
/// <param name="Reason">Code; the console words it and says what releasing does.</param>
/// <param name="Detail">Technical detail; null for none.</param>
internal sealed record QuarantineView(
    Guid Id, Guid InboxId, DateTimeOffset At, long Size, string Reason, string? Detail, string Sender, string SenderName, string Subject);
