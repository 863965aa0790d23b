using System.Globalization;
using Heed.Accounts.Public;
using Heed.Platform.Outbound;
using Heed.Platform.Secrets;
using Heed.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace Heed.Channels.Api.Inboxes;

/// <summary>Settings of api inboxes: address, token, secret.</summary>
internal sealed class ApiInboxDesk(IStore store, IInboxes inboxes, SecretStore secrets, OutboundHttp outbound, IAudit audit, TimeProvider time)
{
    /// <summary>How long a token or secret goes on working after the next was made.</summary>
    public static readonly TimeSpan Overlap = TimeSpan.FromHours(24);

    /// <summary>The inbox's settings, as far as the scope may see the inbox.</summary>
    /// <exception cref="NotFoundRefusal">No such inbox of channel api within reach.</exception>
    public async Task<ApiInbox> GetAsync(Scope scope, Guid inbox, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        await inboxes.GetAsync(session, scope, inbox, cancellationToken);
        return await session.Db.Set<ApiInbox>().FirstOrDefaultAsync(a => a.Workspace == scope.Workspace && a.Inbox == inbox, cancellationToken) ?? throw new NotFoundRefusal();
    }

    /// <summary>Sets where answers go.</summary>
    public async Task<ApiInboxView> PutAsync(Scope scope, Guid inbox, string? url, long? expected, CancellationToken cancellationToken)
    {
        if (url is { Length: 0 }) url = null;
        if (url is not null && outbound.Check(url) is { } code) throw new InvalidRefusal("webhookUrl", code, code switch
        {
            "httpsOnly" => "The address must begin with https://.",
            "privateTarget" => "This address is not on the public Internet. The operator can allow it with HEED__Outbound__Allow.",
            _ => "This is no address of the form https://example.com/path, at most 2,000 characters, without user and password.",
        });
        return await ChangeAsync(scope, inbox, "apiInbox.changed", (_, row) =>
        {
            Versions.Require(expected, row.Version);
            row.WebhookUrl = url;
            (row.FailingSince, row.Failures, row.RestUntil) = (null, 0, null);
        }, cancellationToken);
    }

    /// <summary>A new token, answered this once; the one before works for another day.</summary>
    public async Task<(ApiInboxView Inbox, string Token)> NewTokenAsync(Scope scope, Guid inbox, CancellationToken cancellationToken)
    {
        var (token, prefix, hash) = ChannelToken.New();
        var view = await ChangeAsync(scope, inbox, "apiInbox.tokenMade", (unit, row) =>
        {
            if (row.TokenHash is not null) (row.OldPrefix, row.OldHash, row.OldUntil) = (row.TokenPrefix, row.TokenHash, unit.Now + Overlap);
            (row.TokenPrefix, row.TokenHash, row.TokenAt) = (prefix, hash, unit.Now);
        }, cancellationToken);
        return (view, token);
    }

    /// <summary>A new secret for signing answers, answered this once; for a day both sign.</summary>
    public async Task<(ApiInboxView Inbox, string Secret)> NewSecretAsync(Scope scope, Guid inbox, CancellationToken cancellationToken)
    {
        string? before;
        using (var session = store.Read()) before = await secrets.GetAsync(session, scope.Workspace, Current(inbox), cancellationToken);
        var secret = StandardWebhook.NewSecret();
        var view = await ChangeAsync(scope, inbox, "apiInbox.secretMade", (unit, row) =>
        {
            if (before is not null) secrets.Set(unit, Previous(inbox), string.Create(CultureInfo.InvariantCulture, $"{(unit.Now + Overlap).ToMicros()}|{before}"));
            secrets.Set(unit, Current(inbox), secret);
            row.SecretAt = unit.Now;
        }, cancellationToken);
        return (view, secret);
    }

    /// <summary>The secrets that sign now, newest first.</summary>
    public async Task<IReadOnlyList<string>> SecretsAsync(ReadSession session, WorkspaceId workspace, Guid inbox, CancellationToken cancellationToken)
    {
        var working = new List<string>(2);
        if (await secrets.GetAsync(session, workspace, Current(inbox), cancellationToken) is { } current) working.Add(current);
        if (await secrets.GetAsync(session, workspace, Previous(inbox), cancellationToken) is { } previous)
        {
            var bar = previous.IndexOf('|', StringComparison.Ordinal);
            if (Instants.FromMicros(long.Parse(previous.AsSpan(0, bar), CultureInfo.InvariantCulture)) > time.GetUtcNow()) working.Add(previous[(bar + 1)..]);
        }

        return working;
    }

    private async Task<ApiInboxView> ChangeAsync(Scope scope, Guid inbox, string act, Action<Unit, ApiInbox> change, CancellationToken cancellationToken)
    {
        using (var session = store.Read())
        {
            var row = await inboxes.GetAsync(session, scope, inbox, cancellationToken);
            if (row.Channel != ApiInbox.Channel) throw new NotFoundRefusal();
            scope.Require(ConversationPermissions.ManageInboxes, row.Brand);
        }

        return await store.WriteAsync(
            // Without the key of the request: nothing of a token or secret must rest in the table of kept answers.
            scope with { IdempotencyKey = null },
            unit =>
            {
                var row = unit.Db.Set<ApiInbox>().Find(unit.Workspace, inbox) ?? throw new NotFoundRefusal();
                change(unit, row);
                row.Version++;
                unit.Append(new LedgerEvent("apiInbox.changed", ApiInboxLive.KindName, inbox, row.Version));
                audit.Write(unit, scope, act, ApiInboxLive.KindName, inbox);
                return ApiInboxView.Of(row);
            },
            cancellationToken);
    }

    private static string Current(Guid inbox) => $"api/{inbox:N}";

    private static string Previous(Guid inbox) => $"api/{inbox:N}/previous";
}
