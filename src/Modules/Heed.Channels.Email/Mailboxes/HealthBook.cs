using Heed.Channels.Email.Connecting;

namespace Heed.Channels.Email.Mailboxes;

/// <summary>Writes down how a mailbox is doing, when that changes; and once that it has been out of order for ten minutes.</summary>
internal sealed class HealthBook(IStore store, TimeProvider time)
{
    private static readonly TimeSpan TellAfter = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan SuccessEvery = TimeSpan.FromMinutes(1);

    /// <summary>It works. Success is written at most once a minute.</summary>
    public async Task WorksAsync(WorkspaceId workspace, Guid inbox, string direction, CancellationToken cancellationToken)
    {
        using (var session = store.Read())
        {
            var fresh = time.GetUtcNow() - SuccessEvery;
            var known = await session.NumberAsync(
                $"select count(*) from email_health where workspace = {workspace} and inbox = {inbox} and direction = {direction} and state = {HealthState.Working} and success_at > {fresh}", cancellationToken);
            if (known > 0) return;
        }

        await store.WriteAsync(
            Scope.System(workspace),
            unit =>
            {
                var before = StateOf(unit, inbox, direction);
                unit.Execute($"""
                    insert into email_health (workspace, inbox, direction, state, since, success_at) values ({unit.Workspace}, {inbox}, {direction}, {HealthState.Working}, {unit.Now}, {unit.Now})
                    on conflict (workspace, inbox, direction) do update set state = {HealthState.Working}, success_at = {unit.Now}, retry_at = null, told_at = null,
                      since = case when email_health.state = {HealthState.Working} then email_health.since else {unit.Now} end
                    """);
                if (before != HealthState.Working) unit.Append(MailboxEvents.Health(inbox, direction, null));
            },
            cancellationToken);
    }

    /// <summary>It failed and is tried again, if only after somebody has changed something.</summary>
    public Task FailsAsync(WorkspaceId workspace, Guid inbox, string direction, MailTroubleException trouble, DateTimeOffset? retryAt, CancellationToken cancellationToken)
    {
        var state = MailTrouble.NeedsHelp(trouble.Code) ? HealthState.NeedsHelp : HealthState.Retrying;
        var text = trouble.Text is null ? null : MailText.Line(trouble.Text, 400);
        return store.WriteAsync(
            Scope.System(workspace),
            unit =>
            {
                var before = unit.First(
                    $"select state, since, told_at, code from email_health where workspace = {unit.Workspace} and inbox = {inbox} and direction = {direction}",
                    r => ((HealthState State, DateTimeOffset Since, DateTimeOffset? Told, string? Code)?)((HealthState)r.Int(0), r.Time(1), r.TimeOrNull(2), r.TextOrNull(3)));
                var down = before is { State: HealthState.Retrying or HealthState.NeedsHelp };
                var since = down ? before!.Value.Since : unit.Now;
                var tell = down && before!.Value.Told is null && unit.Now - since >= TellAfter;
                DateTimeOffset? told = tell ? unit.Now : before?.Told;
                unit.Execute($"""
                    insert into email_health (workspace, inbox, direction, state, since, code, text, error_at, retry_at, told_at)
                    values ({unit.Workspace}, {inbox}, {direction}, {state}, {since}, {trouble.Code}, {text}, {unit.Now}, {retryAt}, {told})
                    on conflict (workspace, inbox, direction) do update set state = excluded.state, since = excluded.since, code = excluded.code, text = excluded.text,
                      error_at = excluded.error_at, retry_at = excluded.retry_at, told_at = excluded.told_at
                    """);
                if (!down || before!.Value.State != state || before.Value.Code != trouble.Code) unit.Append(MailboxEvents.Health(inbox, direction, trouble.Code));
                if (tell) unit.Append(MailboxEvents.Down(inbox, direction, trouble.Code));
            },
            cancellationToken);
    }

    private static HealthState? StateOf(Unit unit, Guid inbox, string direction) => unit.First(
        $"select state from email_health where workspace = {unit.Workspace} and inbox = {inbox} and direction = {direction}", r => (HealthState?)r.Int(0));
}
