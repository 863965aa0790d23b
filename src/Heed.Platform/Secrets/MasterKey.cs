using System.Security.Cryptography;
using Heed.Kernel;

namespace Heed.Platform.Secrets;

/// <summary>
/// The key above all stored secrets: 32 bytes, from <c>HEED__MasterKey</c> (base64) or the file <c>master.key</c> in
/// the data folder, made on first start with mode 0600. An older key may stand beside it while secrets are rotated.
/// </summary>
public sealed class MasterKey
{
    private readonly Dictionary<string, byte[]> _keys = [];

    private MasterKey(byte[] current, byte[]? previous)
    {
        CurrentId = Add(current);
        if (previous is not null) Add(previous);
    }

    /// <summary>Short fingerprint of the key that encrypts.</summary>
    public string CurrentId { get; }

    /// <summary>Reads or makes the key.</summary>
    /// <exception cref="InvalidOperationException">The configured key is not 32 bytes of base64.</exception>
    public static MasterKey Load(string? configured, string? previous, string dataFolder)
    {
        var old = previous is null ? null : Parse(previous, "HEED__PreviousMasterKey");
        if (configured is not null) return new MasterKey(Parse(configured, "HEED__MasterKey"), old);
        var file = Path.Combine(dataFolder, "master.key");
        if (File.Exists(file)) return new MasterKey(Parse(File.ReadAllText(file), file), old);
        var made = RandomNumberGenerator.GetBytes(32);
        Directory.CreateDirectory(dataFolder);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var stream = new FileStream(file, options);
        stream.Write(System.Text.Encoding.ASCII.GetBytes(Convert.ToBase64String(made)));
        stream.Flush(flushToDisk: true);
        return new MasterKey(made, old);
    }

    /// <summary>Encrypts with AES-256-GCM; the purpose is authenticated with it, so a value cannot be moved to another place.</summary>
    public byte[] Protect(ReadOnlySpan<byte> plain, string purpose)
    {
        var sealedValue = new byte[12 + 16 + plain.Length];
        var nonce = sealedValue.AsSpan(0, 12);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(_keys[CurrentId], 16);
        aes.Encrypt(nonce, plain, sealedValue.AsSpan(28), sealedValue.AsSpan(12, 16), System.Text.Encoding.UTF8.GetBytes(purpose));
        return sealedValue;
    }

    /// <summary>Decrypts a value that was protected under the key with this id.</summary>
    /// <exception cref="BusyRefusal">The key is not here, or the value was changed.</exception>
    public byte[] Unprotect(string keyId, ReadOnlySpan<byte> sealedValue, string purpose)
    {
        if (!_keys.TryGetValue(keyId, out var key) || sealedValue.Length < 28) throw Wrong();
        var plain = new byte[sealedValue.Length - 28];
        try
        {
            using var aes = new AesGcm(key, 16);
            aes.Decrypt(sealedValue[..12], sealedValue[28..], sealedValue[12..28], plain, System.Text.Encoding.UTF8.GetBytes(purpose));
            return plain;
        }
        catch (AuthenticationTagMismatchException)
        {
            throw Wrong();
        }
    }

    /// <summary>A key for another use, derived so that it never equals the master key (RFC 5869).</summary>
    public byte[] Derive(string use) => HKDF.DeriveKey(HashAlgorithmName.SHA256, _keys[CurrentId], 32, info: System.Text.Encoding.UTF8.GetBytes(use));

    /// <summary>The same for every key that is here, by its fingerprint: what was signed under the previous key can be checked while it rotates.</summary>
    public IReadOnlyDictionary<string, byte[]> DeriveEach(string use) =>
        _keys.ToDictionary(k => k.Key, k => HKDF.DeriveKey(HashAlgorithmName.SHA256, k.Value, 32, info: System.Text.Encoding.UTF8.GetBytes(use)));

    private static BusyRefusal Wrong() => new("wrongMasterKey", "A stored secret cannot be read with the master key of this server. Start it with the key it was written with.");

    private static byte[] Parse(string text, string where)
    {
        var bytes = new byte[48];
        return Convert.TryFromBase64String(text.Trim(), bytes, out var length) && length == 32
            ? bytes[..32]
            : throw new InvalidOperationException($"{where} must be 32 bytes in base64.");
    }

    private string Add(byte[] key)
    {
        var id = Convert.ToHexStringLower(SHA256.HashData(key).AsSpan(0, 4));
        _keys[id] = key;
        return id;
    }
}
