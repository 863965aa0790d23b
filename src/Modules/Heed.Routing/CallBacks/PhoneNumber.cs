namespace Heed.Routing.CallBacks;

/// <summary>Telephone numbers that people type, brought to E.164: a plus and 8 to 15 digits.</summary>
internal static class PhoneNumber
{
    /// <summary>Longest text that is looked at.</summary>
    public const int MaxText = 40;

    private const int Shortest = 8, Longest = 15;

    /// <summary>
    /// The number in E.164; null when it is none that can be rung. Blanks, dots, dashes and brackets may stand between digits, full-width
    /// digits count. Without a country code it is one of mainland China: a mobile (11 digits, 13… to 19…) or a landline with its area
    /// code (0, then 10 or 11 digits in all more). Short numbers, hotlines (400, 800) and emergency calls are none.
    /// </summary>
    public static string? Read(string? text)
    {
        if (text is null || text.Length > MaxText) return null;
        var digits = new System.Text.StringBuilder(Longest + 1);
        var plus = false;
        foreach (var c in text)
        {
            if (c is >= '\uFF10' and <= '\uFF19') digits.Append((char)(c - '\uFF10' + '0'));
            else if (char.IsAsciiDigit(c)) digits.Append(c);
            else if (c is '+' or '\uFF0B' && digits.Length == 0 && !plus) plus = true;
            else if (!(c is ' ' or '\u00A0' or '\u3000' or '-' or '\u2013' or '\u2014' or '.' or '(' or ')' or '\uFF08' or '\uFF09' or '\t')) return null;
        }

        var number = digits.ToString();
        if (plus) return Abroad(number);
        if (number.StartsWith("00", StringComparison.Ordinal)) return Abroad(number[2..]);
        return Home(number) is { } home ? "+86" + home : number.StartsWith("86", StringComparison.Ordinal) && Home(number[2..]) is { } written ? "+86" + written : null;
    }

    /// <summary>The number with all but its ends hidden, as customers see it: <c>+86 138****5678</c>.</summary>
    public static string Masked(string e164)
    {
        var (country, rest) = e164.StartsWith("+86", StringComparison.Ordinal) ? ("+86 ", e164[3..]) : ("+", e164[1..]);
        return rest.Length < 8 ? country + new string('*', rest.Length) : $"{country}{rest[..3]}****{rest[^4..]}";
    }

    private static string? Abroad(string number)
    {
        if (number.StartsWith("86", StringComparison.Ordinal)) return Home(number[2..].TrimStart('0') is var rest && rest.Length == 11 && rest[0] == '1' ? rest : "0" + number[2..].TrimStart('0')) is { } home ? "+86" + home : null;
        return number.Length is >= Shortest and <= Longest && number[0] != '0' ? "+" + number : null;
    }

    /// <summary>A number of mainland China without its country code and trunk zero.</summary>
    private static string? Home(string number) => number switch
    {
        { Length: 11 } when number[0] == '1' && number[1] is >= '3' and <= '9' => number,
        { Length: >= 10 and <= 12 } when number[0] == '0' && number[1] is not '0' => number[1..],
        _ => null,
    };
}
