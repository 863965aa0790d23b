namespace Heed.Channels.Email.Sending;

/// <summary>Which part of a conversation a mail copies. The words are read when it is sent, so that erased ones are in no mail.</summary>
/// <param name="To">To whom; null for the customer.</param>
/// <param name="After">Position after which the copy begins.</param>
/// <param name="UpTo">Position it ends with.</param>
internal sealed record CopyFacts(string? To, int After, int UpTo);
