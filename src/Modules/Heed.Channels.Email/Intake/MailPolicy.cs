using Heed.Channels.Email.Mailboxes;
using Heed.Channels.Email.Tokens;

namespace Heed.Channels.Email.Intake;

/// <summary>Decides what may become of a mail before its thread is looked for: our own mail, circles, floods, blocked senders, reports.</summary>
internal sealed class MailPolicy(IStore store, IBlocks blocks, MailTokens tokens, TimeProvider time)
{
    /// <summary>More servers than any honest way has.</summary>
    private const int MaxHops = 50;

    /// <summary>More mails an hour than any person writes.</summary>
    private const int MaxPerHour = 120;

    /// <param name="released">Somebody has looked at it: only what cannot be taken in at all stops it.</param>
    public async Task<MailVerdict> JudgeAsync(StoredMail row, MailboxSettings settings, ReadMail read, bool released, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        var workspace = row.Workspace;
        if (await IsDoubleAsync(session, row, read, cancellationToken)) return new MailVerdict { Aside = QuarantineReason.Double };
        var own = await MailboxDesk.OwnAddressesAsync(session, workspace, cancellationToken);
        var fromOurs = own.TryGetValue(read.Sender, out var sender);
        if (IsOwnMail(row, read, fromOurs && sender == row.Inbox)) return new MailVerdict { Aside = QuarantineReason.OwnMail };
        var verdict = new MailVerdict
        {
            Trust = SenderCheck.Judge(read.Mail, settings),
            Spam = !released && SenderCheck.IsSpam(read.Mail, settings.Spam),
            Own = own,
            // What one mailbox of ours writes to another is read by people and answered by nobody else.
            Silent = fromOurs || read.Silent,
            Bounce = read.IsReport,
        };
        if (released) return verdict;
        if (read.Mail.Headers("Received").Count() > MaxHops) return verdict with { Quarantine = QuarantineReason.Loop };
        if (read.Mail.Header("X-Heed-Loop") is { } mark && tokens.IsLoopMark(mark.Trim(), workspace, row.Inbox)) return verdict with { Quarantine = QuarantineReason.Loop };
        if (verdict.Bounce) return verdict;
        if (read.Sender.Length == 0) return verdict with { Quarantine = QuarantineReason.NoSender };
        if (fromOurs && sender == row.Inbox) return verdict with { Quarantine = QuarantineReason.OwnAddress };
        if (await blocks.IsBlockedAsync(session, workspace, null, read.Sender, null, cancellationToken)) return verdict with { Quarantine = QuarantineReason.Blocked };
        return await IsFloodAsync(session, row, read, cancellationToken) ? verdict with { Quarantine = QuarantineReason.TooMany } : verdict;
    }

    /// <summary>A Message-ID that only we can have made, from this very mailbox: a copy to itself, or a mail that came back whole.</summary>
    private bool IsOwnMail(StoredMail row, ReadMail read, bool fromHere) => fromHere && read.Mail.MessageId is { } id && tokens.MessageOf(row.Workspace, id) is not null;

    private static async Task<bool> IsDoubleAsync(ReadSession session, StoredMail row, ReadMail read, CancellationToken cancellationToken) =>
        await session.NumberAsync(
            $"""
            select count(*) from email_mails
            where workspace = {row.Workspace} and fingerprint = {read.Fingerprint} and inbox = {row.Inbox} and id <> {row.Id} and state = {MailState.Taken}
            """,
            cancellationToken) > 0;

    private async Task<bool> IsFloodAsync(ReadSession session, StoredMail row, ReadMail read, CancellationToken cancellationToken)
    {
        var since = time.GetUtcNow() - TimeSpan.FromHours(1);
        return await session.NumberAsync(
            $"select count(*) from email_mails where workspace = {row.Workspace} and sender = {read.Sender} and at > {since} and state = {MailState.Taken}", cancellationToken) >= MaxPerHour;
    }
}

/// <summary>What may become of a mail.</summary>
internal sealed record MailVerdict
{
    /// <summary>Why it is left aside without anybody being told.</summary>
    public string? Aside { get; init; }

    /// <summary>Why somebody has to look at it first.</summary>
    public string? Quarantine { get; init; }

    public SenderTrust Trust { get; init; }

    public bool Spam { get; init; }

    /// <summary>Nothing answers it by itself.</summary>
    public bool Silent { get; init; }

    /// <summary>A report about a mail.</summary>
    public bool Bounce { get; init; }

    /// <summary>Addresses of our own mailboxes.</summary>
    public IReadOnlyDictionary<string, Guid> Own { get; init; } = new Dictionary<string, Guid>();
}
