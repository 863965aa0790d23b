namespace Heed.Mail.Imap;

/// <summary>A fetched message; it stays unread on the server.</summary>
/// <param name="Uid">Its UID.</param>
/// <param name="Raw">The message as it is on the server; of a message that is too large only its headers.</param>
/// <param name="Size">Bytes by the server's word (RFC822.SIZE).</param>
/// <param name="TooLarge">Larger than <see cref="ImapOptions.MaxMessage"/>: refused, <paramref name="Raw"/> holds the headers alone.</param>
/// <param name="Flags">Flags such as <c>\Seen</c>.</param>
/// <param name="Received">When the server took it (INTERNALDATE); null when it did not say so legibly.</param>
public sealed record ImapMessage(uint Uid, ReadOnlyMemory<byte> Raw, long Size, bool TooLarge, IReadOnlySet<string> Flags, DateTimeOffset? Received);
