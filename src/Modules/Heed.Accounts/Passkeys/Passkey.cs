namespace Heed.Accounts.Passkeys;

/// <summary>A passkey of a person. Only the public half is here: it is worth nothing to a thief.</summary>
internal sealed class Passkey
{
    public Guid Id { get; init; }
    public Guid Person { get; init; }
    public required string Name { get; set; }

    /// <summary>SHA-256 of the credential's id, in hex: short enough for an index on any engine.</summary>
    public required string CredentialHash { get; init; }
    public required byte[] CredentialId { get; init; }

    /// <summary>The public key as SubjectPublicKeyInfo.</summary>
    public required byte[] PublicKey { get; init; }
    public int Algorithm { get; init; }

    /// <summary>The domain it was made for.</summary>
    public required string RpId { get; init; }

    /// <summary>The authenticator's counter; many always say 0.</summary>
    public long SignCount { get; set; }
    public bool BackedUp { get; set; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? LastUsedAt { get; set; }
}
