using System.Globalization;
using System.Text.Json;
using Heed.Accounts.Public;
using Heed.Kernel;
using Heed.Notices.Public;
using Heed.Platform.Outbound;
using Heed.Platform.Ownership;
using Heed.Platform.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Heed.Notices.Push;

/// <summary>Carries notices to the push services of browsers (RFC 8030), a lane a device, with tries at growing distances for a day.</summary>
internal sealed class PushPump(
    IStore store, OutboundHttp outbound, Vapid vapid, PushQueue queue, PushTexts texts, IPeople people, IShardOwnership ownership, TimeProvider time, ILogger<PushPump> log)
    : OutboundPump<PushSend>(ownership, time, log)
{
    /// <summary>How long a notice is worth showing; the push service keeps it as long for a device that is off.</summary>
    private static readonly TimeSpan Worth = TimeSpan.FromDays(1);

    private static readonly TimeSpan TestWorth = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(15);
    private readonly TimeProvider _time = time;

    /// <summary>What came of a try.</summary>
    private enum Outcome
    {
        /// <summary>Taken.</summary>
        Delivered,

        /// <summary>Not worth another try.</summary>
        Over,

        /// <summary>The device is no more.</summary>
        Gone,

        /// <summary>Later.</summary>
        Again,
    }

    protected override async Task<IReadOnlyList<(WorkspaceId Workspace, Guid Target)>> TargetsAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        return await session.QueryAsync($"select distinct workspace, device from notices_push_sends where due_at <= {now}", r => (new WorkspaceId(r.Int(0)), r.Id(1)), cancellationToken);
    }

    protected override async Task<IReadOnlyList<PushSend>> DueAsync(WorkspaceId workspace, Guid target, DateTimeOffset now, int limit, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        return await session.Db.Set<PushSend>().Where(s => s.Workspace == workspace && s.Device == target && s.DueAt <= now).OrderBy(s => s.DueAt).Take(limit).ToListAsync(cancellationToken);
    }

    protected override async Task SendAsync(WorkspaceId workspace, Guid target, PushSend work, CancellationToken cancellationToken)
    {
        var (outcome, again) = await TryAsync(work, cancellationToken);
        await store.WriteAsync(
            Scope.System(workspace),
            unit =>
            {
                if (outcome == Outcome.Gone) queue.Drop(unit, target);
                else if (outcome == Outcome.Again) unit.Execute($"update notices_push_sends set due_at = {again}, tries = {work.Tries + 1} where workspace = {workspace} and id = {work.Id}");
                else unit.Execute($"delete from notices_push_sends where workspace = {workspace} and id = {work.Id}");
                if (outcome == Outcome.Delivered) unit.Execute($"update notices_push_devices set delivered_at = {unit.Now} where workspace = {workspace} and id = {target}");
            },
            cancellationToken);
    }

    private async Task<(Outcome Outcome, DateTimeOffset Again)> TryAsync(PushSend work, CancellationToken cancellationToken)
    {
        var now = _time.GetUtcNow();
        var worth = work.Kind == PushSend.Test ? TestWorth : Worth;
        PushTarget? target;
        PushWords? words;
        using (var session = store.Read())
        {
            var device = await session.Db.Set<PushDevice>().FirstOrDefaultAsync(d => d.Workspace == work.Workspace && d.Id == work.Device, cancellationToken);
            var found = await people.FindAsync(session, work.Workspace, [work.Person], cancellationToken);
            // Who has left is told nothing more, and the device is not theirs to be reached by.
            if (device is null || !found.TryGetValue(work.Person, out var person) || !person.Active) return (Outcome.Gone, now);
            if (now - work.DueAt > worth && work.Tries == 0) return (Outcome.Over, now);
            words = await texts.WriteAsync(session, work, person, cancellationToken);
            if (words is null) return (Outcome.Over, now);
            target = await queue.TargetAsync(session, device, cancellationToken);
            if (target is null) return (Outcome.Gone, now);
        }

        using var request = await RequestAsync(work, target, words, worth, cancellationToken);
        var reply = await outbound.SendAsync(request, Timeout, maxBody: 1024, cancellationToken);
        if (reply.Taken) return (Outcome.Delivered, now);
        if (reply.Status is 404 or 410) return (Outcome.Gone, now);
        log.LogWarning("A push service ({Host}) did not take a notice: {Reason}", request.RequestUri!.Host, reply.Error ?? reply.Status?.ToString(CultureInfo.InvariantCulture));
        var again = _time.GetUtcNow() + RetryPlan.After(work.Tries + 1, reply.RetryAfter);
        // 408, 429 and 5xx pass; any other 4xx says that the same message is refused for ever.
        var passes = reply.Status is null or 408 or 429 or >= 500;
        return (passes && again - work.CreatedAt <= worth ? Outcome.Again : Outcome.Over, again);
    }

    private async Task<HttpRequestMessage> RequestAsync(PushSend work, PushTarget target, PushWords words, TimeSpan worth, CancellationToken cancellationToken)
    {
        var endpoint = new Uri(target.Endpoint);
        var request = new HttpRequestMessage(HttpMethod.Post, endpoint)
        {
            Content = new ByteArrayContent(PushCipher.Encrypt(target, JsonSerializer.SerializeToUtf8Bytes(words, JsonSerializerOptions.Web))),
        };
        request.Content.Headers.ContentType = new("application/octet-stream");
        request.Content.Headers.ContentEncoding.Add("aes128gcm");
        request.Headers.TryAddWithoutValidation("Authorization", await vapid.AuthorizeAsync(endpoint, cancellationToken));
        request.Headers.TryAddWithoutValidation("TTL", ((int)worth.TotalSeconds).ToString(CultureInfo.InvariantCulture));
        request.Headers.TryAddWithoutValidation("Urgency", IsUrgent(work.Kind) ? "high" : "normal");
        // A repeated try takes the place of the first at the push service (RFC 8030, 5.4: 32 characters at most).
        request.Headers.TryAddWithoutValidation("Topic", words.Tag.ToString("N"));
        return request;
    }

    private static bool IsUrgent(string kind) =>
        kind is NoticeKinds.Assigned or NoticeKinds.HandedOver or NoticeKinds.TakenOver or NoticeKinds.Mentioned or NoticeKinds.Woken or NoticeKinds.AccountChanged or PushSend.Test;
}
