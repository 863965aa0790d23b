using Heed.Kernel;
using Heed.Mail.Smtp;
using Heed.Platform.Outbound;
using Heed.Platform.Ownership;
using Heed.Platform.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Heed.Notices.Sending;

/// <summary>Carries the outbox of mails to the mail server, with tries at growing distances for three days.</summary>
internal sealed class MailPump(
    IStore store, SystemMail mail, NoticeMails mails, IShardOwnership ownership, TimeProvider time, ILogger<MailPump> log) : OutboundPump<NoticeSend>(ownership, time, log)
{
    private readonly TimeProvider _time = time;

    protected override async Task<IReadOnlyList<(WorkspaceId Workspace, Guid Target)>> TargetsAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (!mail.IsConfigured) return [];
        using var session = store.Read();
        // One mail server: one lane a workspace.
        return await session.QueryAsync(
            $"select distinct workspace from notices_sends where failure is null and due_at <= {now}", r => (new WorkspaceId(r.Int(0)), Guid.Empty), cancellationToken);
    }

    protected override async Task<IReadOnlyList<NoticeSend>> DueAsync(WorkspaceId workspace, Guid target, DateTimeOffset now, int limit, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        return await session.Db.Set<NoticeSend>().Where(s => s.Workspace == workspace && s.Failure == null && s.DueAt <= now).OrderBy(s => s.DueAt).Take(limit).ToListAsync(cancellationToken);
    }

    protected override async Task SendAsync(WorkspaceId workspace, Guid target, NoticeSend work, CancellationToken cancellationToken)
    {
        var outcome = await mails.WriteAsync(work, _time.GetUtcNow(), cancellationToken) is { } message ? await mail.SendAsync(message, cancellationToken) : null;
        var tries = work.Tries + 1;
        var final = outcome?.Verdict is SmtpVerdict.PermanentMessage or SmtpVerdict.PermanentRecipients;
        var over = _time.GetUtcNow() - work.CreatedAt > RetryPlan.GiveUp;
        var again = _time.GetUtcNow() + RetryPlan.After(tries, outcome?.RetryAfter);
        if (outcome is { Verdict: not SmtpVerdict.Delivered }) log.LogWarning("A mail to a person was not taken ({Verdict}): {Text}", outcome.Verdict, outcome.Text);
        await store.WriteAsync(
            Scope.System(workspace),
            unit =>
            {
                if (outcome is null or { Verdict: SmtpVerdict.Delivered }) unit.Execute($"delete from notices_sends where workspace = {workspace} and id = {work.Id}");
                else if (final || over) unit.Execute($"update notices_sends set failure = {outcome.Verdict.ToString()}, tries = {tries}, sealed = null where workspace = {workspace} and id = {work.Id}");
                else unit.Execute($"update notices_sends set due_at = {again}, tries = {tries} where workspace = {workspace} and id = {work.Id}");
            },
            cancellationToken);
    }
}
