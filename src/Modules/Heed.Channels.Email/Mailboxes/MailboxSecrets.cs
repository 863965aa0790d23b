using Heed.Platform.Secrets;

namespace Heed.Channels.Email.Mailboxes;

/// <summary>Secrets of a mailbox, by what they are for.</summary>
internal sealed class MailboxSecrets(SecretStore secrets)
{
    public const string Imap = "imap";
    public const string Smtp = "smtp";
    public const string Client = "client";
    public const string Refresh = "refresh";
    public const string Access = "access";
    public const string Dkim = "dkim";

    /// <summary>Null leaves the secret, an empty text forgets it.</summary>
    public void Put(Unit unit, Guid inbox, string use, string? value)
    {
        if (value is null) return;
        if (value.Length == 0) secrets.Remove(unit, Name(inbox, use));
        else secrets.Set(unit, Name(inbox, use), value);
    }

    public Task<string?> GetAsync(ReadSession session, WorkspaceId workspace, Guid inbox, string use, CancellationToken cancellationToken) =>
        secrets.GetAsync(session, workspace, Name(inbox, use), cancellationToken);

    /// <summary>Which of a mailbox's secrets there are.</summary>
    public static async Task<IReadOnlySet<string>> KnownAsync(ReadSession session, WorkspaceId workspace, Guid inbox, CancellationToken cancellationToken)
    {
        var prefix = Name(inbox, "");
        var names = await session.QueryAsync(
            $"select name from platform_secrets where workspace = {workspace} and name >= {prefix} and name < {prefix + "~"}", r => r.Text(0), cancellationToken);
        return names.Select(n => n[prefix.Length..]).ToHashSet();
    }

    public void Forget(Unit unit, Guid inbox)
    {
        foreach (var use in new[] { Imap, Smtp, Client, Refresh, Access, Dkim }) secrets.Remove(unit, Name(inbox, use));
    }

    private static string Name(Guid inbox, string use) => $"email/{inbox:N}/{use}";
}
