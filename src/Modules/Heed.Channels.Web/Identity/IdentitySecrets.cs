using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using Heed.Accounts.Public;
using Heed.Platform.Secrets;

namespace Heed.Channels.Web.Identity;

/// <summary>The secrets with which a site's owner signs who a customer is: the current one, and for a day the one before it.</summary>
internal sealed class IdentitySecrets(IStore store, SecretStore secrets, IAudit audit, TimeProvider time)
{
    private static readonly TimeSpan PreviousWorksFor = TimeSpan.FromHours(24);

    /// <summary>Makes a new secret and answers it, this once.</summary>
    public async Task<string> RotateAsync(Scope scope, Guid inbox, CancellationToken cancellationToken)
    {
        string? old;
        using (var session = store.Read()) old = await secrets.GetAsync(session, scope.Workspace, Current(inbox), cancellationToken);
        var made = "hs_" + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        await store.WriteAsync(
            // Without the key of the request: a secret must not rest in the table of kept answers.
            scope with { IdempotencyKey = null },
            unit =>
            {
                if (old is not null) secrets.Set(unit, Previous(inbox), string.Create(CultureInfo.InvariantCulture, $"{(unit.Now + PreviousWorksFor).ToMicros()}|{old}"));
                secrets.Set(unit, Current(inbox), made);
                audit.Write(unit, scope, "webSite.identitySecretRotated", "webSite", inbox);
            },
            cancellationToken);
        return made;
    }

    /// <summary>The secrets that work now, newest first; none when the site never had one.</summary>
    public async Task<IReadOnlyList<string>> WorkingAsync(ReadSession session, WorkspaceId workspace, Guid inbox, CancellationToken cancellationToken)
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

    private static string Current(Guid inbox) => $"web/{inbox:N}/identity";

    private static string Previous(Guid inbox) => $"web/{inbox:N}/identity-previous";
}
