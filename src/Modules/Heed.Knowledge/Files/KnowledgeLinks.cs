using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Heed.Platform.Secrets;

namespace Heed.Knowledge.Files;

/// <summary>Signed, expiring links to files of entries. Whoever holds one may fetch that file until it expires, and nothing else.</summary>
internal sealed class KnowledgeLinks(MasterKey master, TimeProvider time)
{
    private static readonly long Day = (long)TimeSpan.FromDays(1).TotalSeconds;
    private readonly byte[] _key = master.Derive("knowledge-links");

    /// <summary>A link good for seven to eight days: whole days, so that the same page renders the same link.</summary>
    public string Link(WorkspaceId workspace, Guid file, string name)
    {
        var expires = ((time.GetUtcNow().ToUnixTimeSeconds() / Day) + 8) * Day;
        return string.Create(CultureInfo.InvariantCulture, $"/knowledge-files/{workspace.Value}/{file:N}/{Uri.EscapeDataString(name)}?e={expires}&s={Sign(workspace, file, expires)}");
    }

    /// <summary>Whether the signature is ours and still good.</summary>
    public bool IsGood(WorkspaceId workspace, Guid file, long expires, string signature) =>
        expires > time.GetUtcNow().ToUnixTimeSeconds()
        && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(signature), Encoding.ASCII.GetBytes(Sign(workspace, file, expires)));

    private string Sign(WorkspaceId workspace, Guid file, long expires)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{workspace.Value}/{file:N}/{expires}");
        return Base64Url.EncodeToString(HMACSHA256.HashData(_key, Encoding.ASCII.GetBytes(text)).AsSpan(0, 24));
    }
}
