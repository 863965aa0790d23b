using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Heed.Accounts.Passkeys;

/// <summary>
/// The relying party's part of Web Authentication Level 2, as far as Heed needs it: registration without attestation (§7.1) and assertion (§7.2),
/// both with user verification. Pure: challenge, origin and relying party are given, nothing is looked up.
/// </summary>
internal static class WebAuthn
{
    /// <summary>Longest credential id taken (§5.8.3 allows 1023 bytes).</summary>
    public const int MaxCredentialId = 1023;

    private const int MaxClientData = 4096;
    private const int MaxAttestation = 32 * 1024;
    private const byte UserPresent = 0x01, UserVerified = 0x04, BackedUp = 0x10, Attested = 0x40;
    private const int FixedLength = 37;
    private const int AaguidLength = 16;

    /// <summary>The challenge a browser says it has signed; null when it is not readable. Proves nothing yet: it only says where to look.</summary>
    public static string? ChallengeOf(byte[] clientData)
    {
        try
        {
            return ReadClientData(clientData).Challenge;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>A new credential.</summary>
    /// <exception cref="FormatException">Anything about it is wrong; the message says what, for the log.</exception>
    public static NewCredential Register(byte[] clientData, byte[] attestation, string challenge, string origin, string rpId)
    {
        RequireClientData(clientData, "webauthn.create", challenge, origin);
        if (attestation.Length > MaxAttestation) throw new FormatException("The attestation is too long.");
        var cursor = new CborCursor(attestation);
        ReadOnlySpan<byte> data = [];
        for (var left = cursor.Map(); left > 0; left--)
        {
            // The statement says who made the authenticator; we ask for none and trust none.
            if (cursor.Text() == "authData") data = cursor.Bytes();
            else cursor.Skip();
        }

        var (flags, count) = RequireAuthenticator(data, rpId);
        if ((flags & Attested) == 0 || data.Length < FixedLength + AaguidLength + 2) throw new FormatException("There is no credential in it.");
        var rest = data[(FixedLength + AaguidLength)..];
        int length = BinaryPrimitives.ReadUInt16BigEndian(rest);
        if (length is 0 or > MaxCredentialId || rest.Length < 2 + length) throw new FormatException("The credential's id has a wrong length.");
        var (spki, algorithm) = CoseKey.Read(rest[(2 + length)..]);
        return new NewCredential(rest.Slice(2, length).ToArray(), spki, algorithm, count, (flags & BackedUp) != 0);
    }

    /// <summary>Whether an assertion is the credential's; the authenticator's new counter.</summary>
    /// <exception cref="FormatException">Anything about it is wrong; the message says what, for the log.</exception>
    public static uint Assert(byte[] clientData, byte[] authenticatorData, byte[] signature, string challenge, string origin, string rpId, byte[] spki, int algorithm)
    {
        RequireClientData(clientData, "webauthn.get", challenge, origin);
        var (_, count) = RequireAuthenticator(authenticatorData, rpId);
        byte[] signed = [.. authenticatorData, .. SHA256.HashData(clientData)];
        return CoseKey.Verify(spki, algorithm, signed, signature) ? count : throw new FormatException("The signature is not the key's.");
    }

    private static void RequireClientData(byte[] clientData, string type, string challenge, string origin)
    {
        var read = ReadClientData(clientData);
        if (read.Type != type) throw new FormatException("Made for something else.");
        if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(read.Challenge), Encoding.UTF8.GetBytes(challenge))) throw new FormatException("Another challenge.");
        if (!string.Equals(read.Origin, origin, StringComparison.Ordinal)) throw new FormatException("Made on another site.");
        if (read.CrossOrigin) throw new FormatException("Made inside another site.");
    }

    private static ClientData ReadClientData(byte[] json)
    {
        if (json.Length > MaxClientData) throw new FormatException("The client data is too long.");
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 8 });
            var root = document.RootElement;
            return root.ValueKind == JsonValueKind.Object && Text(root, "type") is { } type && Text(root, "challenge") is { } challenge && Text(root, "origin") is { } origin
                ? new ClientData(type, challenge, origin, root.TryGetProperty("crossOrigin", out var cross) && cross.ValueKind == JsonValueKind.True)
                : throw new FormatException("The client data lacks something.");
        }
        catch (JsonException)
        {
            throw new FormatException("The client data is no JSON.");
        }

        static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
    }

    private static (byte Flags, uint Count) RequireAuthenticator(ReadOnlySpan<byte> data, string rpId)
    {
        if (data.Length < FixedLength) throw new FormatException("The authenticator data is too short.");
        if (!CryptographicOperations.FixedTimeEquals(data[..32], SHA256.HashData(Encoding.UTF8.GetBytes(rpId)))) throw new FormatException("Made for another site.");
        var flags = data[32];
        if ((flags & UserPresent) == 0) throw new FormatException("Nobody was there.");
        if ((flags & UserVerified) == 0) throw new FormatException("Nobody was recognised.");
        return (flags, BinaryPrimitives.ReadUInt32BigEndian(data[33..]));
    }

    private sealed record ClientData(string Type, string Challenge, string Origin, bool CrossOrigin);

    /// <summary>What a registration yields.</summary>
    internal sealed record NewCredential(byte[] Id, byte[] Spki, int Algorithm, uint Count, bool BackedUp);
}
