using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Heed.Platform.Secrets;

namespace Heed.Channels.Email.Tokens;

/// <summary>
/// Marks that only Heed can make, in what it sends: Message-IDs, addresses for answers, and a mark against loops. Whoever
/// guesses a conversation's number or a message's id has nothing without them (TRUST 26). Keys follow from the master key;
/// while it is rotated, marks of the previous one are still known.
/// </summary>
internal sealed class MailTokens(MasterKey master)
{
    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz234567";
    private const int MarkLength = 24;
    private const string IdPrefix = "heed.";
    private readonly Lazy<byte[][]> _keys = new(() => [master.Derive("email-marks"), .. master.DeriveEach("email-marks").Values]);

    /// <summary>The Message-ID of a message of ours, without angle brackets; always the same for the same message.</summary>
    public string MessageId(WorkspaceId workspace, Guid message, string domain) =>
        string.Create(CultureInfo.InvariantCulture, $"{IdPrefix}{workspace.Value}.{message:N}.{Mark(_keys.Value[0], $"id/{workspace.Value}/{message:N}")}@{domain}");

    /// <summary>The message behind a Message-ID of ours; null when it is not one of this workspace, or not made by us. O(length).</summary>
    public Guid? MessageOf(WorkspaceId workspace, string messageId)
    {
        var at = messageId.IndexOf('@', StringComparison.Ordinal);
        var parts = (at < 0 ? messageId : messageId[..at]).Split('.');
        // Some servers write Message-IDs in capitals.
        if (parts.Length != 4 || !parts[0].Equals("heed", StringComparison.OrdinalIgnoreCase) || !Guid.TryParseExact(parts[2], "N", out var message)) return null;
        if (!int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number != workspace.Value) return null;
        return IsMark(parts[3].ToLowerInvariant(), $"id/{workspace.Value}/{message:N}") ? message : null;
    }

    /// <summary>Whether a Message-ID has the form of ours, made by us or not: a forged one is never taken for somebody else's.</summary>
    public static bool LooksOurs(string messageId) => messageId.StartsWith(IdPrefix, StringComparison.OrdinalIgnoreCase);

    /// <summary>The address for answers of one person (by the address we write to) in one conversation: <c>local+NUMBER-MARK@domain</c>. Null when it would be too long for a local part.</summary>
    public string? ReplyAddress(string address, WorkspaceId workspace, long number, Guid conversation, string person)
    {
        var at = address.LastIndexOf('@');
        var mark = Mark(_keys.Value[0], Subject(workspace, number, conversation, person));
        var local = string.Create(CultureInfo.InvariantCulture, $"{address[..at]}+{number}-{mark}");
        return local.Length <= 64 ? local + address[at..] : null;
    }

    /// <summary>The number and the mark in an address for answers; null when it is none.</summary>
    public static (long Number, string Mark)? ReadReplyAddress(string address)
    {
        var at = address.LastIndexOf('@');
        var plus = at < 0 ? -1 : address.LastIndexOf('+', at);
        if (plus < 0) return null;
        var token = address.AsSpan(plus + 1, at - plus - 1);
        var dash = token.IndexOf('-');
        if (dash is < 1 or > 12 || token.Length - dash - 1 != MarkLength) return null;
        return long.TryParse(token[..dash], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? (number, token[(dash + 1)..].ToString().ToLowerInvariant()) : null;
    }

    /// <summary>Whether the mark in an address for answers was made for this person in this conversation.</summary>
    public bool IsReplyMark(string mark, WorkspaceId workspace, long number, Guid conversation, string person) =>
        IsMark(mark, Subject(workspace, number, conversation, person));

    /// <summary>What stands in <c>X-Heed-Loop</c>: a mail of this workspace that comes back is known by it.</summary>
    public string LoopMark(WorkspaceId workspace, Guid inbox) => Mark(_keys.Value[0], $"loop/{workspace.Value}/{inbox:N}");

    public bool IsLoopMark(string mark, WorkspaceId workspace, Guid inbox) => IsMark(mark, $"loop/{workspace.Value}/{inbox:N}");

    private static string Subject(WorkspaceId workspace, long number, Guid conversation, string person) =>
        string.Create(CultureInfo.InvariantCulture, $"reply/{workspace.Value}/{number}/{conversation:N}/{person.Trim().ToLowerInvariant()}");

    private bool IsMark(string mark, string subject)
    {
        var good = false;
        // Every key is tried, so that the time tells nothing.
        foreach (var key in _keys.Value) good |= CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(mark), Encoding.ASCII.GetBytes(Mark(key, subject)));
        return good;
    }

    /// <summary>120 bits of HMAC-SHA256 in base 32, which no server changes by changing case.</summary>
    private static string Mark(byte[] key, string subject)
    {
        var hash = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(subject));
        return string.Create(MarkLength, hash, (text, bytes) =>
        {
            for (var i = 0; i < text.Length; i++)
            {
                var bit = i * 5;
                var pair = (bytes[bit / 8] << 8) | bytes[(bit / 8) + 1];
                text[i] = Alphabet[(pair >> (11 - (bit % 8))) & 31];
            }
        });
    }
}
