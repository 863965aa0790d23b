using System.Globalization;
using System.Text;

namespace Heed.Mail.Smtp;

/// <summary>Addresses as MAIL and RCPT take them.</summary>
internal static class SmtpAddress
{
    private const int MaxLength = 320;
    private static readonly IdnMapping Idn = new() { UseStd3AsciiRules = true };

    /// <exception cref="ArgumentException">Not an address that can be put between angle brackets.</exception>
    internal static void Require(string address, string name)
    {
        ArgumentNullException.ThrowIfNull(address, name);
        var at = address.LastIndexOf('@');
        if (address.Length > MaxLength || at <= 0 || at == address.Length - 1) throw new ArgumentException("Not an e-mail address.", name);
        foreach (var rune in address.EnumerateRunes())
            if (rune.Value is '<' or '>' or '\ufffd' || Rune.IsWhiteSpace(rune) || Rune.IsControl(rune) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format)
                throw new ArgumentException("Not an e-mail address.", name);
    }

    /// <summary>The form for this server: as it is where UTF-8 is taken, else with the domain in ASCII (IDNA). Null: the server cannot take it.</summary>
    internal static string? For(string address, bool utf8)
    {
        if (Ascii.IsValid(address) || utf8) return address;
        var at = address.LastIndexOf('@');
        if (!Ascii.IsValid(address.AsSpan(0, at))) return null;
        try
        {
            return $"{address[..at]}@{Idn.GetAscii(address, at + 1)}";
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
