using System.Security.Cryptography;
using System.Text;
using Heed.Accounts.Public;
using Heed.Platform.Outbound;
using Heed.Platform.Web;

namespace Heed.Webhooks.Hooks;

/// <summary>Makes, changes and removes webhooks.</summary>
internal sealed class WebhookDesk(IStore store, OutboundHttp outbound, IBrands brands, WebhookSecrets secrets, IAudit audit)
{
    /// <summary>Makes a webhook; its secret is answered this once.</summary>
    public async Task<(WebhookView Webhook, string Secret)> CreateAsync(Scope scope, WebhookFields fields, CancellationToken cancellationToken)
    {
        fields.Check(outbound);
        WebhookAccess.RequirePower(scope, fields.BrandIds, fields.Events);
        var secret = WebhookSecrets.New();
        var print = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)).AsSpan(0, 8));
        var made = await store.WriteAsync(
            scope,
            unit =>
            {
                if (unit.Number($"select count(*) from webhooks_webhooks where workspace = {unit.Workspace}") >= Webhook.Most)
                {
                    throw new ConflictRefusal("tooManyWebhooks", $"A workspace may have {Webhook.Most} webhooks. Delete one that nobody needs.");
                }

                var webhook = new Webhook
                {
                    Workspace = unit.Workspace,
                    Id = Ids.New(unit.Now),
                    Name = "",
                    Url = "",
                    CreatedBy = scope.Actor.Id,
                    CreatedAt = unit.Now,
                    Since = unit.Now,
                };
                fields.Fill(unit, brands, webhook);
                unit.Db.Add(webhook);
                secrets.Begin(unit, webhook.Id, secret);
                unit.Append(new LedgerEvent("webhook.created", WebhookLive.KindName, webhook.Id, 1));
                audit.Write(unit, scope, "webhook.created", WebhookLive.KindName, webhook.Id, new { fields.Events, fields.BrandIds });
                return new Made(WebhookView.Of(webhook), print);
            },
            cancellationToken);
        // A repeat after a crash finds the webhook made; its secret is not in the table of kept answers.
        if (made.Print != print) throw new ConflictRefusal("secretGone", "The webhook was made, but its secret cannot be shown again. Make a new secret for it.");
        return (made.Webhook, secret);
    }

    /// <summary>Changes fields; switching on clears the reason why it was off, and what happened meanwhile is not sent.</summary>
    public async Task<WebhookView> ChangeAsync(Scope scope, Guid id, Func<WebhookView, WebhookFields> change, bool? enabled, long? expected, CancellationToken cancellationToken)
    {
        WebhookView before;
        using (var session = store.Read()) before = WebhookView.Of(await WebhookAccess.GetAsync(session, scope, id, cancellationToken));
        var fields = change(before);
        fields.Check(outbound);
        WebhookAccess.RequirePower(scope, fields.BrandIds, fields.Events);
        return await store.WriteAsync(
            scope,
            unit =>
            {
                var webhook = WebhookAccess.Get(unit, scope, id);
                Versions.Require(expected ?? before.Version, webhook.Version);
                // What is broken is asked again at once, at its new address or not.
                (webhook.RestUntil, webhook.Failures) = (null, 0);
                fields.Fill(unit, brands, webhook);
                if (enabled is { } on && on != webhook.Enabled) Switch(unit, webhook, on);
                webhook.Version++;
                unit.Append(new LedgerEvent("webhook.changed", WebhookLive.KindName, id, webhook.Version));
                audit.Write(unit, scope, "webhook.changed", WebhookLive.KindName, id, new { webhook.Enabled });
                return WebhookView.Of(webhook);
            },
            cancellationToken);
    }

    /// <summary>Removes it with its secrets; its log goes later, in small portions.</summary>
    public Task DeleteAsync(Scope scope, Guid id, CancellationToken cancellationToken) => store.WriteAsync(
        scope,
        unit =>
        {
            var webhook = WebhookAccess.Get(unit, scope, id);
            unit.Db.Remove(webhook);
            secrets.Remove(unit, id);
            unit.Append(new LedgerEvent("webhook.deleted", WebhookLive.KindName, id, webhook.Version + 1));
            audit.Write(unit, scope, "webhook.deleted", WebhookLive.KindName, id);
        },
        cancellationToken);

    /// <summary>A new secret, answered this once. For a day both sign, so that the receiver can change over in peace.</summary>
    public async Task<(WebhookView Webhook, string Secret)> RotateAsync(Scope scope, Guid id, CancellationToken cancellationToken)
    {
        Webhook before;
        string? current;
        using (var session = store.Read())
        {
            before = await WebhookAccess.GetAsync(session, scope, id, cancellationToken);
            current = await secrets.CurrentAsync(session, scope.Workspace, id, cancellationToken);
        }

        var secret = WebhookSecrets.New();
        var view = await store.WriteAsync(
            // Without the key of the request: a secret must not rest in the table of kept answers.
            scope with { IdempotencyKey = null },
            unit =>
            {
                var webhook = WebhookAccess.Get(unit, scope, id);
                Versions.Require(before.Version, webhook.Version);
                secrets.Rotate(unit, id, current, secret);
                webhook.RotatingUntil = unit.Now + WebhookSecrets.Overlap;
                webhook.Version++;
                unit.Append(new LedgerEvent("webhook.changed", WebhookLive.KindName, id, webhook.Version));
                audit.Write(unit, scope, "webhook.secretRotated", WebhookLive.KindName, id);
                return WebhookView.Of(webhook);
            },
            cancellationToken);
        return (view, secret);
    }

    private static void Switch(Unit unit, Webhook webhook, bool on)
    {
        webhook.Enabled = on;
        webhook.Pause = on ? Pause.None : Pause.Person;
        webhook.FailingSince = null;
        if (on) webhook.Since = unit.Now;
    }

    /// <summary>What the unit made, with the fingerprint of its secret, to know a repeat.</summary>
    internal sealed record Made(WebhookView Webhook, string Print);
}
