using System.Collections.Frozen;
using System.Globalization;

namespace Heed.Mail.Smtp;

/// <summary>What a server says in EHLO that it can do.</summary>
/// <param name="Words">Keywords.</param>
/// <param name="Mechanisms">SASL names.</param>
/// <param name="MaxSize">Largest message in bytes (RFC 1870); null when it does not say or says "any".</param>
internal sealed record SmtpExtensions(FrozenSet<string> Words, FrozenSet<string> Mechanisms, long? MaxSize)
{
    internal static SmtpExtensions None { get; } = new(FrozenSet<string>.Empty, FrozenSet<string>.Empty, null);

    internal bool StartTls => Words.Contains("STARTTLS");

    internal bool Pipelining => Words.Contains("PIPELINING");

    internal bool EightBit => Words.Contains("8BITMIME");

    internal bool Utf8 => Words.Contains("SMTPUTF8");

    internal bool Size => Words.Contains("SIZE");

    internal static SmtpExtensions Read(IReadOnlyList<string> lines)
    {
        HashSet<string> words = new(StringComparer.OrdinalIgnoreCase), mechanisms = new(StringComparer.OrdinalIgnoreCase);
        long? size = null;
        foreach (var line in lines.Skip(1))
        {
            // "AUTH=LOGIN" is how some old servers write it.
            var parts = line.Split([' ', '='], StringSplitOptions.RemoveEmptyEntries);
            if (parts is not [var word, .. var rest]) continue;
            words.Add(word);
            if (word.Equals("AUTH", StringComparison.OrdinalIgnoreCase)) mechanisms.UnionWith(rest);
            if (word.Equals("SIZE", StringComparison.OrdinalIgnoreCase) && rest is [var digits, ..]
                && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes) && bytes > 0) size = bytes;
        }

        return new(words.ToFrozenSet(StringComparer.OrdinalIgnoreCase), mechanisms.ToFrozenSet(StringComparer.OrdinalIgnoreCase), size);
    }
}
