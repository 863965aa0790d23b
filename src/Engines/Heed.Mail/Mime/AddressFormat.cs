using System.Globalization;

namespace Heed.Mail;

/// <summary>How an address is written in a header (RFC 5322 section 3.4), with the domain in its ASCII form (RFC 5890).</summary>
internal static class AddressFormat
{
    private const string Atoms = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$%&'*+-/=?^_`{|}~";

    /// <summary>The words between which the line may be folded.</summary>
    public static IReadOnlyList<string> Words(MailAddress address)
    {
        var spec = Spec(address.Address);
        if (string.IsNullOrWhiteSpace(address.Name)) return [spec];
        var name = address.Name.Trim();
        if (!EncodedWordWriter.IsPlain(name)) return [.. EncodedWordWriter.Words(name), $"<{spec}>"];
        return name.AsSpan().ContainsAnyExcept(Atoms + " ") || name.Contains("  ", StringComparison.Ordinal) ? [$"\"{Escaped(name)}\"", $"<{spec}>"] : [.. name.Split(' '), $"<{spec}>"];
    }

    /// <summary>The text within quotes (RFC 5322 section 3.2.4).</summary>
    public static string Escaped(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);

    /// <summary>True for an address that can be written without changing what stands around it, and be sent to.</summary>
    public static bool IsValid(string address)
    {
        var at = address.LastIndexOf('@');
        if (at < 1 || at > 64 || address.Length > 254 || address.AsSpan().ContainsAnyInRange('\0', '\x1F') || address.Contains('\x7F', StringComparison.Ordinal)) return false;
        var local = address.AsSpan(0, at);
        var domain = address.AsSpan(at + 1).TrimEnd('.');
        if (local[0] == '"')
        {
            if (!IsQuoted(local)) return false;
        }
        else if (local.ContainsAny(" ()<>[]:;@\\,\""))
        {
            return false;
        }

        return domain.Length > 0 && (domain is ['[', .., ']'] ? !domain[1..^1].ContainsAnyExcept("0123456789abcdefABCDEF:.IPv") : !domain.ContainsAny(" ()<>[]:;@\\,\"'%/") && !domain.Contains("..", StringComparison.Ordinal) && TryAscii(domain.ToString(), out _));
    }

    private static bool IsQuoted(ReadOnlySpan<char> local)
    {
        if (local.Length < 2 || local[^1] != '"') return false;
        for (var i = 1; i < local.Length - 1; i++)
        {
            if (local[i] == '"') return false;
            if (local[i] == '\\' && ++i >= local.Length - 1) return false;
        }

        return true;
    }

    private static string Spec(string address)
    {
        var at = address.LastIndexOf('@');
        return TryAscii(address[(at + 1)..].TrimEnd('.'), out var ascii) ? $"{address[..at]}@{ascii}" : address;
    }

    private static bool TryAscii(string domain, out string ascii)
    {
        ascii = domain;
        if (!domain.AsSpan().ContainsAnyExceptInRange('!', '~')) return true;
        try
        {
            ascii = new IdnMapping { UseStd3AsciiRules = true }.GetAscii(domain);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
