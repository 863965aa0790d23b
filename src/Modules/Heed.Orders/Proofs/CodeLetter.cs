namespace Heed.Orders.Proofs;

/// <summary>A code and where it goes. Kept in memory only, and never logged.</summary>
internal sealed record CodeLetter(string Email, string Code, string Language)
{
    public override string ToString() => nameof(CodeLetter);
}
