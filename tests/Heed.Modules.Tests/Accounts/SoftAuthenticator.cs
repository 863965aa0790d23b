using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Heed.Modules.Tests.Accounts;

/// <summary>An authenticator in software: real keys, real signatures, and every part can be bent to see it refused.</summary>
internal sealed class SoftAuthenticator(bool rsa = false) : IDisposable
{
    private readonly ECDsa _elliptic = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly RSA _rsa = RSA.Create(2048);

    public byte[] Id { get; } = RandomNumberGenerator.GetBytes(32);

    public uint Count { get; set; } = 1;

    public byte Flags { get; set; } = 0x05;

    public string Type { get; set; } = "";

    /// <summary>What <c>navigator.credentials.create</c> gives, as the API takes it.</summary>
    public object Register(string name, JsonElement options, string origin, string? rpId = null)
    {
        var data = AuthenticatorData(rpId ?? options.GetProperty("rpId").GetString()!, (byte)(Flags | 0x40));
        var length = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)Id.Length);
        byte[] authData = [.. data, .. new byte[16], .. length, .. Id, .. CoseKey()];
        byte[] attestation = [0xa3, .. Text("fmt"), .. Text("none"), .. Text("attStmt"), 0xa0, .. Text("authData"), 0x59, (byte)(authData.Length >> 8), (byte)authData.Length, .. authData];
        return new { name, clientDataJson = ClientData("webauthn.create", options, origin), attestationObject = Base64Url.EncodeToString(attestation) };
    }

    /// <summary>What <c>navigator.credentials.get</c> gives, as the API takes it.</summary>
    public object Sign(JsonElement options, string origin, string? rpId = null, string? userHandle = null)
    {
        Count++;
        var client = ClientData("webauthn.get", options, origin);
        var data = AuthenticatorData(rpId ?? options.GetProperty("rpId").GetString()!, Flags);
        byte[] signed = [.. data, .. SHA256.HashData(Base64Url.DecodeFromChars(client))];
        var signature = rsa
            ? _rsa.SignData(signed, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            : _elliptic.SignData(signed, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return new
        {
            credentialId = Base64Url.EncodeToString(Id),
            clientDataJson = client,
            authenticatorData = Base64Url.EncodeToString(data),
            signature = Base64Url.EncodeToString(signature),
            userHandle,
        };
    }

    public void Dispose()
    {
        _elliptic.Dispose();
        _rsa.Dispose();
    }

    private string ClientData(string type, JsonElement options, string origin) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(
        new { type = Type.Length > 0 ? Type : type, challenge = options.GetProperty("challenge").GetString(), origin, crossOrigin = false }));

    private byte[] AuthenticatorData(string rpId, byte flags)
    {
        var count = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(count, Count);
        return [.. SHA256.HashData(Encoding.UTF8.GetBytes(rpId)), flags, .. count];
    }

    private byte[] CoseKey()
    {
        if (rsa)
        {
            var key = _rsa.ExportParameters(false);
            return [0xa4, 0x01, 0x03, 0x03, 0x39, 0x01, 0x00, 0x20, 0x59, 0x01, 0x00, .. key.Modulus!, 0x21, 0x43, .. key.Exponent!];
        }

        var point = _elliptic.ExportParameters(false).Q;
        return [0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20, .. point.X!, 0x22, 0x58, 0x20, .. point.Y!];
    }

    private static byte[] Text(string text) => [(byte)(0x60 + text.Length), .. Encoding.ASCII.GetBytes(text)];
}
