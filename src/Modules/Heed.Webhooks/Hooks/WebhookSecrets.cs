using System.Globalization;
using Heed.Platform.Outbound;
using Heed.Platform.Secrets;

namespace Heed.Webhooks.Hooks;

/// <summary>The secrets that sign for a webhook: the current one, and for a day after a rotation the one before it.</summary>
internal sealed class WebhookSecrets(SecretStore secrets, TimeProvider time)
{
    /// <summary>How long the secret before goes on signing.</summary>
    public static readonly TimeSpan Overlap = TimeSpan.FromHours(24);

    /// <summary>Stores the first secret.</summary>
    public void Begin(Unit unit, Guid webhook, string secret) => secrets.Set(unit, Current(webhook), secret);

    /// <summary>Stores a new secret; the one before signs on for a day.</summary>
    public void Rotate(Unit unit, Guid webhook, string? before, string secret)
    {
        if (before is not null) secrets.Set(unit, Previous(webhook), string.Create(CultureInfo.InvariantCulture, $"{(unit.Now + Overlap).ToMicros()}|{before}"));
        secrets.Set(unit, Current(webhook), secret);
    }

    public void Remove(Unit unit, Guid webhook)
    {
        secrets.Remove(unit, Current(webhook));
        secrets.Remove(unit, Previous(webhook));
    }

    public Task<string?> CurrentAsync(ReadSession session, WorkspaceId workspace, Guid webhook, CancellationToken cancellationToken) =>
        secrets.GetAsync(session, workspace, Current(webhook), cancellationToken);

    /// <summary>The secrets that sign now, newest first.</summary>
    public async Task<IReadOnlyList<string>> WorkingAsync(ReadSession session, WorkspaceId workspace, Guid webhook, CancellationToken cancellationToken)
    {
        var working = new List<string>(2);
        if (await CurrentAsync(session, workspace, webhook, cancellationToken) is { } current) working.Add(current);
        if (await secrets.GetAsync(session, workspace, Previous(webhook), cancellationToken) is { } previous)
        {
            var bar = previous.IndexOf('|', StringComparison.Ordinal);
            if (Instants.FromMicros(long.Parse(previous.AsSpan(0, bar), CultureInfo.InvariantCulture)) > time.GetUtcNow()) working.Add(previous[(bar + 1)..]);
        }

        return working;
    }

    /// <summary>A new one.</summary>
    public static string New() => StandardWebhook.NewSecret();

    private static string Current(Guid webhook) => $"webhook/{webhook:N}";

    private static string Previous(Guid webhook) => $"webhook/{webhook:N}/previous";
}
