using System.Text;

namespace Heed.Customers.Profiles;

/// <summary>One normal form per address, so that the same person is found again however it was written.</summary>
internal static class Addresses
{
    public const string Email = "email";
    public const string Phone = "phone";

    /// <summary>Mail addresses in lower case, phone numbers as digits with an optional plus, all else trimmed.</summary>
    public static string Normal(string channel, string address) => channel switch
    {
        Email => NormalEmail(address),
        Phone => NormalPhone(address),
        _ => address.Trim(),
    };

    public static string NormalEmail(string address) => address.Trim().ToLowerInvariant();

    public static string NormalPhone(string number)
    {
        var digits = new StringBuilder(number.Length);
        foreach (var c in number.Normalize(NormalizationForm.FormKC))
        {
            if (char.IsAsciiDigit(c) || (c == '+' && digits.Length == 0)) digits.Append(c);
        }

        return digits.ToString();
    }

    /// <summary>Loose on purpose (RFC 5321 allows nearly anything): one @, something before it, a dot or a bare host after it, no blanks.</summary>
    public static bool IsEmail(string text)
    {
        var at = text.LastIndexOf('@');
        return text.Length <= Customer.MaxEmail && at is > 0 and <= 64 && at < text.Length - 1
            && !text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c is ',' or ';' or '<' or '>')
            && IsDomain(text.AsSpan(at + 1));
    }

    /// <summary>Labels of letters, digits and hyphens, between dots.</summary>
    public static bool IsDomain(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > 253 || text[0] is '.' or '-' || text[^1] is '.' or '-' || text.Contains("..", StringComparison.Ordinal)) return false;
        foreach (var c in text)
        {
            if (!char.IsLetterOrDigit(c) && c is not ('.' or '-')) return false;
        }

        return true;
    }

    /// <summary>5 to 15 digits (E.164 has at most 15), with the usual signs between them and an extension of up to 6.</summary>
    public static bool IsPhone(string text) =>
        text.Length <= Customer.MaxPhone && NormalPhone(text).TrimStart('+').Length is >= 5 and <= 21
        && text.Normalize(NormalizationForm.FormKC).All(c => char.IsAsciiDigit(c) || c is '+' or ' ' or '-' or '(' or ')' or '.' or '/' or '#' or 'x');
}
