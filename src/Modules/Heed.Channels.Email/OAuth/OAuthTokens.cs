using System.Collections.Concurrent;
using System.Globalization;
using Heed.Channels.Email.Connecting;
using Heed.Channels.Email.Mailboxes;

namespace Heed.Channels.Email.OAuth;

/// <summary>Access tokens of mailboxes, renewed ahead of their end. Refresh tokens are secrets at rest; a new one replaces the old in the same unit.</summary>
internal sealed class OAuthTokens(IStore store, MailboxSecrets secrets, TokenClient client, TimeProvider time)
{
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(5);
    private readonly ConcurrentDictionary<Guid, SemaphoreSlim> _renewing = new();

    /// <summary>A token that is good for some minutes at least.</summary>
    /// <exception cref="MailTroubleException"><see cref="MailTrouble.SignInAgain"/> when there is no consent, or it has ended.</exception>
    public async Task<string> AccessAsync(WorkspaceId workspace, Guid inbox, MailboxSettings settings, CancellationToken cancellationToken)
    {
        var gate = _renewing.GetOrAdd(inbox, _ => new SemaphoreSlim(1, 1));
        await gate.WaitAsync(cancellationToken);
        try
        {
            string? kept, refresh, secret;
            using (var session = store.Read())
            {
                kept = await secrets.GetAsync(session, workspace, inbox, MailboxSecrets.Access, cancellationToken);
                refresh = await secrets.GetAsync(session, workspace, inbox, MailboxSecrets.Refresh, cancellationToken);
                secret = await secrets.GetAsync(session, workspace, inbox, MailboxSecrets.Client, cancellationToken);
            }

            if (Read(kept) is { } good && good.Expires - Ahead > time.GetUtcNow()) return good.Token;
            if (refresh is null || OAuthProvider.Of(settings) is not { } provider) throw new MailTroubleException(MailTrouble.SignInAgain, null);
            var answer = await client.AskAsync(provider.TokenUrl, Form(settings, secret, ("grant_type", "refresh_token"), ("refresh_token", refresh)), cancellationToken);
            if (answer.Access is null)
            {
                var ended = answer.Error is "invalid_grant" or "interaction_required" or "consent_required" or "invalid_client" or "unauthorized_client";
                throw new MailTroubleException(ended ? MailTrouble.SignInAgain : MailTrouble.NoConnection, answer.Text is { Length: > 0 } ? $"{answer.Error}: {answer.Text}" : answer.Error);
            }

            await KeepAsync(workspace, inbox, answer, null, cancellationToken);
            return answer.Access;
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Forgets the access token: a server has refused it before its time, so the next use asks for a new one.</summary>
    public Task ForgetAsync(WorkspaceId workspace, Guid inbox, CancellationToken cancellationToken) =>
        store.WriteAsync(Scope.System(workspace), unit => secrets.Put(unit, inbox, MailboxSecrets.Access, ""), cancellationToken);

    /// <summary>Exchanges the code of a finished sign-in; null, or why the provider refused.</summary>
    public async Task<string?> ExchangeAsync(WorkspaceId workspace, Guid inbox, MailboxSettings settings, string code, string verifier, string redirect, Action<Unit> alongside, CancellationToken cancellationToken)
    {
        if (OAuthProvider.Of(settings) is not { } provider) return "notConfigured";
        string? secret;
        using (var session = store.Read()) secret = await secrets.GetAsync(session, workspace, inbox, MailboxSecrets.Client, cancellationToken);
        var answer = await client.AskAsync(
            provider.TokenUrl, Form(settings, secret, ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", redirect), ("code_verifier", verifier)), cancellationToken);
        if (answer.Access is null) return answer.Text is { Length: > 0 } ? $"{answer.Error}: {answer.Text}" : answer.Error;
        if (answer.Refresh is null) return "noRefreshToken";
        await KeepAsync(workspace, inbox, answer, alongside, cancellationToken);
        return null;
    }

    private Task KeepAsync(WorkspaceId workspace, Guid inbox, TokenAnswer answer, Action<Unit>? alongside, CancellationToken cancellationToken) => store.WriteAsync(
        Scope.System(workspace),
        unit =>
        {
            var expires = (unit.Now + TimeSpan.FromSeconds(answer.Seconds)).ToUnixTimeSeconds();
            secrets.Put(unit, inbox, MailboxSecrets.Access, string.Create(CultureInfo.InvariantCulture, $"{expires}|{answer.Access}"));
            secrets.Put(unit, inbox, MailboxSecrets.Refresh, answer.Refresh);
            alongside?.Invoke(unit);
        },
        cancellationToken);

    private static List<KeyValuePair<string, string>> Form(MailboxSettings settings, string? secret, params (string Name, string Value)[] fields)
    {
        var form = fields.Select(f => new KeyValuePair<string, string>(f.Name, f.Value)).ToList();
        form.Add(new("client_id", settings.OAuth?.ClientId ?? ""));
        if (!string.IsNullOrEmpty(secret)) form.Add(new("client_secret", secret));
        return form;
    }

    private static (DateTimeOffset Expires, string Token)? Read(string? kept)
    {
        var bar = kept?.IndexOf('|', StringComparison.Ordinal) ?? -1;
        return bar > 0 && long.TryParse(kept.AsSpan(0, bar), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? (DateTimeOffset.FromUnixTimeSeconds(seconds), kept![(bar + 1)..]) : null;
    }
}
