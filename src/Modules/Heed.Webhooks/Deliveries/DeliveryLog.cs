using System.Text;
using Heed.Accounts.Public;
using Heed.Notices.Public;
using Heed.Platform.Outbound;
using Heed.Webhooks.Hooks;

namespace Heed.Webhooks.Deliveries;

/// <summary>Writes down how deliveries end, and from that how the webhook fares.</summary>
internal sealed class DeliveryLog(IStore store, IPeople people, INotices notices)
{
    private const int MaxSnippet = 1024;
    private const int Patience = 5;
    private static readonly TimeSpan PausedAfter = TimeSpan.FromDays(5);
    private static readonly TimeSpan LongestRest = TimeSpan.FromMinutes(5);

    /// <summary>Ends a delivery that has nothing to tell.</summary>
    public Task SkipAsync(Webhook webhook, DeliveryRow work, string reason, CancellationToken cancellationToken) => store.WriteAsync(
        Scope.System(webhook.Workspace),
        unit => unit.Execute($"""
            update webhooks_deliveries set stage = {DeliveryStage.Skipped}, error = {reason}, last_at = {unit.Now}
            where workspace = {unit.Workspace} and id = {work.Id} and stage = {DeliveryStage.Waiting}
            """),
        cancellationToken);

    /// <summary>Notes an attempt: delivered, tried again later, or given up; and pauses a webhook that is gone or has failed for days.</summary>
    public async Task NoteAsync(Webhook webhook, DeliveryRow work, OutboundReply reply, CancellationToken cancellationToken)
    {
        var snippet = Printable(reply.Body);
        var mayPause = !reply.Taken && (reply.Status == 410 || webhook.FailingSince is not null);
        // Who is told is looked up before the unit, and only when somebody may have to be.
        var told = mayPause ? await ManagersAsync(webhook, cancellationToken) : [];
        await store.WriteAsync(Scope.System(webhook.Workspace), unit => Note(unit, webhook.Id, work, reply, snippet, told), cancellationToken);
    }

    /// <summary>The beginning of an answer as text that can be shown anywhere: no control characters, at most 1 KiB.</summary>
    internal static string? Printable(byte[] body)
    {
        if (body.Length == 0) return null;
        var text = Encoding.UTF8.GetString(body.AsSpan(0, Math.Min(body.Length, MaxSnippet)));
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is '\n' or '\t' or '\r') clean.Append(' ');
            else if (!Rune.IsControl(rune) && Rune.GetUnicodeCategory(rune) != System.Globalization.UnicodeCategory.Format && rune != Rune.ReplacementChar) clean.Append(rune.ToString());
        }

        var shown = clean.ToString().Trim();
        return shown.Length == 0 ? null : shown;
    }

    private void Note(Unit unit, Guid hook, DeliveryRow work, OutboundReply reply, string? snippet, IReadOnlyList<Guid> told)
    {
        var number = work.Attempts + 1;
        var duration = (int)Math.Min(int.MaxValue, reply.Duration.TotalMilliseconds);
        var gone = reply.Status == 410;
        var stage = reply.Taken ? DeliveryStage.Delivered : gone || unit.Now - work.Begun >= RetryPlan.GiveUp ? DeliveryStage.Dead : DeliveryStage.Waiting;
        var due = unit.Now + RetryPlan.After(number, reply.RetryAfter);
        var noted = unit.Execute($"""
            update webhooks_deliveries set stage = {stage}, attempts = {number}, due = {due}, last_at = {unit.Now}, status = {reply.Status}, error = {reply.Error}, duration = {duration}
            where workspace = {unit.Workspace} and id = {work.Id} and stage = {DeliveryStage.Waiting} and attempts = {work.Attempts}
            """);
        // Somebody else (another node, a replay) was here first; what was sent twice carried the same id.
        if (noted == 0) return;
        unit.Execute($"""
            insert into webhooks_attempts (workspace, delivery, number, at, status, error, duration, snippet)
            values ({unit.Workspace}, {work.Id}, {number}, {unit.Now}, {reply.Status}, {reply.Error}, {duration}, {snippet})
            on conflict (workspace, delivery, number) do nothing
            """);
        if (reply.Taken) Recover(unit, hook);
        else Fail(unit, hook, gone, told);
    }

    private static void Recover(Unit unit, Guid hook)
    {
        var was = unit.Execute($"""
            update webhooks_webhooks set failing_since = null, failures = 0, rest_until = null
            where workspace = {unit.Workspace} and id = {hook} and (failing_since is not null or failures > 0)
            """);
        if (was == 1) Changed(unit, hook);
    }

    private void Fail(Unit unit, Guid hook, bool gone, IReadOnlyList<Guid> told)
    {
        var known = unit.First(
            $"select failing_since, failures, enabled from webhooks_webhooks where workspace = {unit.Workspace} and id = {hook}",
            r => ((DateTimeOffset? Since, int Failures, bool Enabled)?)(r.TimeOrNull(0), r.Int(1), r.Bool(2)));
        if (known is not { Enabled: true } webhook) return;
        var since = webhook.Since ?? unit.Now;
        var pause = gone ? Pause.Gone : unit.Now - since >= PausedAfter ? Pause.Failing : Pause.None;
        var failures = webhook.Failures + 1;
        var rest = failures < Patience ? (DateTimeOffset?)null : unit.Now + TimeSpan.FromSeconds(Math.Min(LongestRest.TotalSeconds, Math.Pow(2, Math.Min(failures - Patience, 10))));
        unit.Execute($"""
            update webhooks_webhooks set failing_since = {since}, failures = {failures}, rest_until = {rest}, enabled = {pause == Pause.None}, pause = {pause},
              version = version + {(pause == Pause.None ? 0 : 1)} where workspace = {unit.Workspace} and id = {hook}
            """);
        if (webhook.Since is null || pause != Pause.None) Changed(unit, hook);
        if (pause == Pause.None) return;
        foreach (var person in told) notices.Notify(unit, person, NoticeKinds.WebhookPaused, facts: new { webhook = hook, reason = pause == Pause.Gone ? "gone" : "failing" });
    }

    private static void Changed(Unit unit, Guid hook)
    {
        var version = unit.Number($"select version from webhooks_webhooks where workspace = {unit.Workspace} and id = {hook}");
        unit.Append(new LedgerEvent("webhook.changed", WebhookLive.KindName, hook, version));
    }

    private async Task<IReadOnlyList<Guid>> ManagersAsync(Webhook webhook, CancellationToken cancellationToken) =>
        [.. (await people.ScopesAsync(webhook.Workspace, cancellationToken)).Where(s => WebhookAccess.Sees(s, WebhookView.BrandsOf(webhook))).Select(s => s.Actor.Id!.Value)];
}
