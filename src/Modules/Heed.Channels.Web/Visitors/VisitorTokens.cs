using System.Buffers.Binary;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Heed.Platform.Secrets;

namespace Heed.Channels.Web.Visitors;

/// <summary>
/// Signs and checks visitors' tokens: 1 byte form, 4 bytes key fingerprint, 4 workspace, 16 inbox, 16 visitor, 16 customer
/// (zeros for none), 8 issued, 8 expires, 32 HMAC-SHA256 over all before it; base64url. Nothing is stored.
/// </summary>
internal sealed class VisitorTokens(MasterKey master, TimeProvider time)
{
    /// <summary>An anonymous visitor is remembered this long after the last page view.</summary>
    public static readonly TimeSpan AnonymousFor = TimeSpan.FromDays(30);

    /// <summary>What was proven holds this long; a newer proof renews it.</summary>
    public static readonly TimeSpan ProvenFor = TimeSpan.FromHours(24);

    private const byte Form = 1;
    private const int Signed = 73;
    private const int Length = Signed + 32;
    private readonly IReadOnlyDictionary<string, byte[]> _keys = master.DeriveEach("widget-token");

    public string Issue(VisitorToken token)
    {
        var bytes = new byte[Length];
        bytes[0] = Form;
        Convert.FromHexString(master.CurrentId).CopyTo(bytes, 1);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(5), token.Workspace.Value);
        token.Inbox.TryWriteBytes(bytes.AsSpan(9), bigEndian: true, out _);
        token.Visitor.TryWriteBytes(bytes.AsSpan(25), bigEndian: true, out _);
        (token.Customer ?? Guid.Empty).TryWriteBytes(bytes.AsSpan(41), bigEndian: true, out _);
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(57), token.Issued.ToMicros());
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(65), token.Expires.ToMicros());
        HMACSHA256.HashData(_keys[master.CurrentId], bytes.AsSpan(0, Signed), bytes.AsSpan(Signed));
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>Reads a token that was issued here and still holds.</summary>
    public bool TryRead(string? text, [NotNullWhen(true)] out VisitorToken? token)
    {
        token = null;
        // Decoding skips blanks and throws at strange characters: anything but the one right form is not what was issued.
        if (text is null || text.Length != Base64Url.GetEncodedLength(Length) || !Base64Url.IsValid(text, out var length) || length != Length) return false;
        Span<byte> bytes = stackalloc byte[Length];
        if (!Base64Url.TryDecodeFromChars(text, bytes, out _) || bytes[0] != Form) return false;
        if (!_keys.TryGetValue(Convert.ToHexStringLower(bytes[1..5]), out var key)) return false;
        Span<byte> expected = stackalloc byte[32];
        HMACSHA256.HashData(key, bytes[..Signed], expected);
        if (!CryptographicOperations.FixedTimeEquals(expected, bytes[Signed..])) return false;
        var expires = Instants.FromMicros(BinaryPrimitives.ReadInt64BigEndian(bytes[65..]));
        if (expires <= time.GetUtcNow()) return false;
        var customer = new Guid(bytes[41..57], bigEndian: true);
        token = new VisitorToken(
            new WorkspaceId(BinaryPrimitives.ReadInt32BigEndian(bytes[5..])), new Guid(bytes[9..25], bigEndian: true), new Guid(bytes[25..41], bigEndian: true),
            customer == Guid.Empty ? null : customer, Instants.FromMicros(BinaryPrimitives.ReadInt64BigEndian(bytes[57..])), expires);
        return true;
    }
}
