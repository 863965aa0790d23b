using System.Globalization;
using Heed.Platform.Secrets;

namespace Heed.Orders.Sources;

/// <summary>Secrets that sign between a shop and Heed: the current one, and for a day after a change the one before it.</summary>
internal sealed class SourceSecrets(SecretStore secrets, TimeProvider time)
{
    private static readonly TimeSpan Overlap = TimeSpan.FromHours(24);

    public Task<string?> CurrentAsync(ReadSession session, WorkspaceId workspace, Guid source, CancellationToken cancellationToken) => secrets.GetAsync(session, workspace, Current(source), cancellationToken);

    /// <summary>Those that are taken now, newest first.</summary>
    public async Task<IReadOnlyList<string>> WorkingAsync(ReadSession session, WorkspaceId workspace, Guid source, CancellationToken cancellationToken)
    {
        var working = new List<string>(2);
        if (await CurrentAsync(session, workspace, source, cancellationToken) is { } current) working.Add(current);
        if (await secrets.GetAsync(session, workspace, Previous(source), cancellationToken) is { } previous)
        {
            var bar = previous.IndexOf('|', StringComparison.Ordinal);
            if (Instants.FromMicros(long.Parse(previous.AsSpan(0, bar), CultureInfo.InvariantCulture)) > time.GetUtcNow()) working.Add(previous[(bar + 1)..]);
        }

        return working;
    }

    public void Set(Unit unit, Guid source, string? before, string secret)
    {
        if (before is not null) secrets.Set(unit, Previous(source), string.Create(CultureInfo.InvariantCulture, $"{(unit.Now + Overlap).ToMicros()}|{before}"));
        secrets.Set(unit, Current(source), secret);
    }

    public void Remove(Unit unit, Guid source)
    {
        secrets.Remove(unit, Current(source));
        secrets.Remove(unit, Previous(source));
    }

    private static string Current(Guid source) => $"orders/{source:N}";

    private static string Previous(Guid source) => $"orders/{source:N}/previous";
}
