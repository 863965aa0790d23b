namespace Heed.Accounts.Passkeys;

/// <summary>A passkey as its person sees it.</summary>
internal sealed record PasskeyView(Guid Id, string Name, bool BackedUp, DateTimeOffset CreatedAt, DateTimeOffset? LastUsedAt)
{
    public static PasskeyView Of(Passkey key) => new(key.Id, key.Name, key.BackedUp, key.CreatedAt, key.LastUsedAt);
}
