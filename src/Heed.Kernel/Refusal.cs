namespace Heed.Kernel;

/// <summary>
/// An expected "no" to a request, mapped in one place to problem+json (RFC 9457). Anything else thrown is a bug.
/// </summary>
public abstract class Refusal(int status, string code, string detail) : Exception(detail)
{
    /// <summary>HTTP status it maps to.</summary>
    public int Status { get; } = status;

    /// <summary>Stable machine-readable code, part of the API.</summary>
    public string Code { get; } = code;

    /// <summary>Further members of the problem document; never secrets.</summary>
    public virtual IReadOnlyDictionary<string, object?> Extras => EmptyExtras;

    private static readonly Dictionary<string, object?> EmptyExtras = [];
}
