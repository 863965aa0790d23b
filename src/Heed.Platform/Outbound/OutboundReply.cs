namespace Heed.Platform.Outbound;

/// <summary>How an outbound call ended: with a status, or without one and with the reason.</summary>
/// <param name="Status">HTTP status; null when there was no answer.</param>
/// <param name="Error">Null, or <c>blocked</c>, <c>dns</c>, <c>refused</c>, <c>tls</c>, <c>timeout</c>, <c>broken</c>.</param>
/// <param name="Body">The beginning of the body, as far as the cap goes.</param>
/// <param name="RetryAfter">What the receiver asked for; null when it did not.</param>
/// <param name="Duration">Time from the beginning to the end of the call.</param>
public sealed record OutboundReply(int? Status, string? Error, byte[] Body, TimeSpan? RetryAfter, TimeSpan Duration)
{
    /// <summary>Whether the receiver has taken it: a status of 200 to 299.</summary>
    public bool Taken => Status is >= 200 and <= 299;
}
