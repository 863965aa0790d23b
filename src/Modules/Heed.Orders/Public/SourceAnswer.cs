namespace Heed.Orders.Public;

/// <summary>How a source answered: with a value, or with a reason why not.</summary>
/// <param name="Error">
/// Null, or <c>notFound</c>, <c>refused</c> (it will not, however often it is asked), <c>timeout</c>, <c>broken</c>, <c>blocked</c>, <c>dns</c>, <c>tls</c>, <c>badAnswer</c>,
/// <c>tooLarge</c>, <c>resting</c> (it failed too often and is left alone for a while) or <c>httpNNN</c>.
/// </param>
/// <param name="Text">What the source says about it, cut to 300 characters; untrusted.</param>
public sealed record SourceAnswer<T>(T? Value, string? Error = null, string? Text = null)
{
    /// <summary>Whether the source gave an answer, even if it is "no".</summary>
    public bool Reached => Error is null or "notFound" or "refused";
}
