namespace Heed.Accounts.SecondFactor;

/// <summary>A recovery code that has not been used.</summary>
internal sealed class RecoveryCode
{
    public Guid Person { get; init; }
    public required string Hash { get; init; }
}
