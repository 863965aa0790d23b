using System.Text;

namespace Heed.Mail.Imap;

public sealed partial class ImapClient
{
    /// <summary>Opens a folder. The caller compares <see cref="ImapFolder.UidValidity"/> with the one it remembers; the client never guesses.</summary>
    /// <exception cref="ImapFailure"><see cref="ImapFailureKind.No"/> when there is no such folder; <see cref="ImapFailureKind.Protocol"/> when the
    /// server gives no UIDVALIDITY or two.</exception>
    /// <exception cref="ArgumentException">A name that is empty or holds CR, LF or NUL.</exception>
    public Task<ImapFolder> SelectAsync(string name, CancellationToken cancellation)
    {
        var command = new ImapCommand("SELECT").Folder(name, _utf8);
        return WithinAsync("opening a folder", async c =>
        {
            Folder = null;
            _session.UidValidity = null;
            _session.Activity = default;
            var seen = new OpenedFolder();
            var status = await _session.RunAsync(command, seen.Take, c);
            Folder = seen.Build(name, status.Code == "READ-ONLY");
            _session.UidValidity = Folder.UidValidity;
            return Folder;
        }, cancellation);
    }

    /// <summary>All folders with what they are for (RFC 6154).</summary>
    public Task<IReadOnlyList<ImapFolderName>> ListAsync(CancellationToken cancellation) => WithinAsync<IReadOnlyList<ImapFolderName>>("listing folders", async c =>
    {
        var folders = new List<ImapFolderName>();
        var special = _session.Can("SPECIAL-USE") && _session.Can("LIST-EXTENDED");
        await _session.RunAsync(new ImapCommand(special ? "LIST \"\" \"*\" RETURN (SPECIAL-USE)" : "LIST \"\" \"*\""), response =>
        {
            if (response.AsStatus() is not null || response.Parse() is not [var word, var attributes, var delimiter, var name, ..] || !word.Is("LIST")) return false;
            if (folders.Count >= _options.MaxFolders) throw new Wire.WireLimitException($"more than {_options.MaxFolders} folders");
            folders.Add(ReadFolder(attributes, delimiter, name));
            return true;
        }, c);
        return folders;
    }, cancellation);

    /// <summary>Makes a folder.</summary>
    /// <exception cref="ImapFailure"><see cref="ImapFailureKind.No"/> with code <c>ALREADYEXISTS</c> when it is there.</exception>
    public Task CreateAsync(string name, CancellationToken cancellation)
    {
        var command = new ImapCommand("CREATE").Folder(name, _utf8);
        return WithinAsync("making a folder", c => _session.RunAsync(command, null, c), cancellation);
    }

    /// <summary>Deletes a folder with all that is in it.</summary>
    /// <exception cref="ImapFailure"><see cref="ImapFailureKind.No"/> when the server does not want to.</exception>
    public Task DeleteAsync(string name, CancellationToken cancellation)
    {
        var command = new ImapCommand("DELETE").Folder(name, _utf8);
        return WithinAsync("deleting a folder", c => _session.RunAsync(command, null, c), cancellation);
    }

    private ImapFolderName ReadFolder(ImapValue attributes, ImapValue delimiter, ImapValue name)
    {
        var words = (attributes.Items ?? []).Select(a => a.Text).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var text = _utf8 ? Encoding.UTF8.GetString(name.Bytes.Span) : ModifiedUtf7.Decode(name.Text);
        var use = string.Equals(text, "INBOX", StringComparison.OrdinalIgnoreCase) ? ImapFolderUse.Inbox : Uses.FirstOrDefault(u => words.Contains(u.Word)).Use;
        return new ImapFolderName(text, delimiter.Text is [var d, ..] ? d : null, use, !words.Contains("\\Noselect") && !words.Contains("\\NonExistent"));
    }

    private static readonly (string Word, ImapFolderUse Use)[] Uses =
    [
        ("\\Sent", ImapFolderUse.Sent), ("\\Drafts", ImapFolderUse.Drafts), ("\\Trash", ImapFolderUse.Trash), ("\\Junk", ImapFolderUse.Junk),
        ("\\Archive", ImapFolderUse.Archive), ("\\All", ImapFolderUse.All), ("\\Flagged", ImapFolderUse.Flagged),
    ];
}
