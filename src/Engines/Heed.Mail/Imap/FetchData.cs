using System.Globalization;

namespace Heed.Mail.Imap;

/// <summary>What a FETCH response says about one message; what it does not say is null.</summary>
internal sealed record FetchData(uint? Uid, long? Size, IReadOnlySet<string>? Flags, DateTimeOffset? Received, ReadOnlyMemory<byte>? Content)
{
    private static readonly FetchData Nothing = new(null, null, null, null, null);

    /// <summary>Null when it is some other response.</summary>
    /// <exception cref="FormatException">A FETCH response that does not follow the grammar.</exception>
    internal static FetchData? Read(ImapResponse response)
    {
        if (response.AsStatus() is not null || response.Parse() is not [var number, var word, ..] pieces || !number.TryNumber(out _) || !word.Is("FETCH")) return null;
        if (pieces is not [_, _, { Items: { } items }] || items.Count % 2 != 0) throw new FormatException("FETCH without a list of pairs.");
        var data = Nothing;
        for (var at = 0; at < items.Count; at += 2) data = data.With(items[at], items[at + 1]);
        return data;
    }

    private FetchData With(ImapValue name, ImapValue value)
    {
        if (name.Is("UID")) return this with { Uid = value.TryNumber(out var uid) && uid > 0 ? uid : throw new FormatException("A UID that is no number.") };
        if (name.Is("RFC822.SIZE")) return this with { Size = ReadSize(value) };
        if (name.Is("FLAGS")) return this with { Flags = (value.Items ?? []).Take(1000).Select(f => f.Text).ToHashSet(StringComparer.OrdinalIgnoreCase) };
        if (name.Is("INTERNALDATE")) return this with { Received = ReadDate(value.Text) };
        return name.Text.StartsWith("BODY[", StringComparison.OrdinalIgnoreCase) && value.Kind is ImapValueKind.String or ImapValueKind.Nil
            ? this with { Content = value.Bytes } : this;
    }

    // 63 bits since RFC 9051.
    private static long ReadSize(ImapValue value) => long.TryParse(value.Bytes.Span, NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size
        : throw new FormatException("A size that is no number.");

    private static DateTimeOffset? ReadDate(string text) =>
        DateTimeOffset.TryParseExact(text.Trim(), "d-MMM-yyyy HH:mm:ss zzz", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date.ToUniversalTime() : null;
}
