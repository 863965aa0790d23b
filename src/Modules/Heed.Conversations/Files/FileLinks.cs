using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Heed.Conversations.Public;
using Heed.Kernel;
using Heed.Platform.Secrets;
using Heed.Platform.Store;

namespace Heed.Conversations.Files;

/// <summary>Signed, expiring links to files. Whoever holds one may fetch that file until it expires, and nothing else.</summary>
internal sealed class FileLinks(MasterKey master, TimeProvider time)
{
    private static readonly long Day = (long)TimeSpan.FromDays(1).TotalSeconds;
    private readonly byte[] _key = master.Derive("file-links");

    /// <summary>A link good for one to two days: whole days, so that the same page renders the same link.</summary>
    public string Link(WorkspaceId workspace, Guid file, string name)
    {
        var expires = ((time.GetUtcNow().ToUnixTimeSeconds() / Day) + 2) * Day;
        return string.Create(CultureInfo.InvariantCulture, $"/files/{workspace.Value}/{file:N}/{Uri.EscapeDataString(name)}?e={expires}&s={Sign(workspace, file, expires)}");
    }

    /// <summary>Whether the signature is ours and still good.</summary>
    public bool IsGood(WorkspaceId workspace, Guid file, long expires, string signature) =>
        expires > time.GetUtcNow().ToUnixTimeSeconds()
        && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(signature), Encoding.ASCII.GetBytes(Sign(workspace, file, expires)));

    /// <summary>Files of messages, in their order.</summary>
    public async Task<Dictionary<Guid, IReadOnlyList<FileRow>>> OfMessagesAsync(ReadSession session, WorkspaceId workspace, IReadOnlyCollection<Guid> messages, CancellationToken cancellationToken)
    {
        var rows = await session.QueryAsync(
            $"""
            select message, id, name, content_type, size, width, height from conversations_files
            where workspace = {workspace} and message in {messages} order by message, place
            """,
            r => (Message: r.Id(0), File: new FileRow(r.Id(1), r.Text(2), r.Text(3), r.Long(4), Link(workspace, r.Id(1), r.Text(2)), r.IntOrNull(5), r.IntOrNull(6))),
            cancellationToken);
        return rows.GroupBy(r => r.Message).ToDictionary(g => g.Key, g => (IReadOnlyList<FileRow>)[.. g.Select(r => r.File)]);
    }

    /// <summary>Uploads that no message has taken, by id.</summary>
    public async Task<Dictionary<Guid, FileRow>> UnsentAsync(ReadSession session, WorkspaceId workspace, IReadOnlyCollection<Guid> files, CancellationToken cancellationToken)
    {
        var rows = await session.QueryAsync(
            $"select id, name, content_type, size, width, height from conversations_files where workspace = {workspace} and id in {files} and message is null",
            r => new FileRow(r.Id(0), r.Text(1), r.Text(2), r.Long(3), Link(workspace, r.Id(0), r.Text(1)), r.IntOrNull(4), r.IntOrNull(5)), cancellationToken);
        return rows.ToDictionary(r => r.Id);
    }

    private string Sign(WorkspaceId workspace, Guid file, long expires)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{workspace.Value}/{file:N}/{expires}");
        return Base64Url.EncodeToString(HMACSHA256.HashData(_key, Encoding.ASCII.GetBytes(text)).AsSpan(0, 24));
    }
}
