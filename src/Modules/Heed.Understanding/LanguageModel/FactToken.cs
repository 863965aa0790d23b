using System.Collections.Frozen;

namespace Heed.Understanding.LanguageModel;

/// <summary>Letters and digits that belong together, such as <c>a-1001</c>, <c>1,299.00</c> or <c>lin@mail.example</c>.</summary>
/// <param name="Text">As it stands in the folded text.</param>
/// <param name="Compact">Its letters and digits alone.</param>
/// <param name="Parts">What stands between connecting signs; a comma within a number connects nothing.</param>
/// <param name="Near">Whether only a sign or two stand between it and the token before.</param>
internal readonly record struct FactToken(string Text, string Compact, IReadOnlyList<string> Parts, bool Near)
{
    private const string Connecting = "-_.,:/@+#&=%?";
    private const int Gap = 3;

    private static readonly FrozenSet<string> Endings = new[]
    {
        "app", "biz", "cc", "cloud", "cn", "co", "com", "de", "dev", "example", "fr", "hk", "info", "io", "jp", "link", "live", "me", "net", "online", "org", "ru", "shop", "site", "test", "top", "tw", "uk", "us", "vip", "xyz",
    }.ToFrozenSet(StringComparer.Ordinal);

    public bool IsDigits => Compact.All(char.IsAsciiDigit);

    public bool IsMail => Text.Contains('@', StringComparison.Ordinal);

    /// <summary>The letters and digits of a name that a program may turn into a link; null when it is none.</summary>
    public string? Host
    {
        get
        {
            var name = Text.Split('/', ':', '?', '#')[0];
            var labels = name.Split('.');
            return labels.Length > 1 && labels[0].Any(char.IsAsciiLetter) && Endings.Contains(labels[^1]) ? string.Concat(name.Where(char.IsAsciiLetterOrDigit)) : null;
        }
    }

    /// <summary>The tokens of a folded text, in order.</summary>
    public static IEnumerable<FactToken> Of(string text)
    {
        var ended = -Gap - 1;
        for (var i = 0; i < text.Length;)
        {
            if (!char.IsAsciiLetterOrDigit(text[i]))
            {
                i++;
                continue;
            }

            var end = i;
            while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || (Connecting.Contains(text[end], StringComparison.Ordinal) && end + 1 < text.Length && char.IsAsciiLetterOrDigit(text[end + 1])))) end++;
            var token = text[i..end];
            yield return new FactToken(token, string.Concat(token.Where(char.IsAsciiLetterOrDigit)), PartsOf(token), i - ended <= Gap);
            ended = end;
            i = end;
        }
    }

    private static IReadOnlyList<string> PartsOf(string token)
    {
        var parts = new List<string>();
        var part = new System.Text.StringBuilder();
        for (var i = 0; i < token.Length; i++)
        {
            if (char.IsAsciiLetterOrDigit(token[i])) part.Append(token[i]);
            else if (!(token[i] == ',' && IsGroup(token, i)) && part.Length > 0)
            {
                parts.Add(part.ToString());
                part.Clear();
            }
        }

        if (part.Length > 0) parts.Add(part.ToString());
        return parts;
    }

    // A comma before exactly three digits groups thousands.
    private static bool IsGroup(string token, int comma) =>
        comma > 0 && char.IsAsciiDigit(token[comma - 1]) && token.Length >= comma + 4 && token.AsSpan(comma + 1, 3).ContainsAnyExceptInRange('0', '9') is false && (token.Length == comma + 4 || !char.IsAsciiDigit(token[comma + 4]));
}
