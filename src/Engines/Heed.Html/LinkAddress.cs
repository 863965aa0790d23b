namespace Heed.Html;

/// <summary>Which addresses a link or picture may have. Everything is asked of the text as it is, after taking out what browsers ignore.</summary>
internal static class LinkAddress
{
    private const int MaxLength = 4_000;
    private static readonly string[] Links = ["https://", "http://", "mailto:", "tel:"];
    private static readonly string[] Embedded = ["data:image/png;base64,", "data:image/gif;base64,", "data:image/jpeg;base64,", "data:image/jpg;base64,", "data:image/webp;base64,"];

    /// <summary>The address to write for a link; null drops it.</summary>
    internal static string? Clean(string value)
    {
        var address = Ignoring(value);
        return address.Length <= MaxLength && Links.Any(s => address.StartsWith(s, StringComparison.OrdinalIgnoreCase)) ? address : null;
    }

    /// <summary>Whether showing the picture would ask another host.</summary>
    internal static bool IsRemotePicture(string value)
    {
        var address = Ignoring(value);
        return address.Length <= MaxLength
            && (address.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || address.StartsWith("http://", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Whether the picture is in the address itself, in a format that holds no script.</summary>
    internal static bool IsEmbeddedPicture(string value, int longest)
    {
        if (value.Length > longest || Array.Find(Embedded, s => value.StartsWith(s, StringComparison.OrdinalIgnoreCase)) is not { } start) return false;
        foreach (var c in value.AsSpan(start.Length))
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('+' or '/' or '=' or '\n' or '\r' or ' ')) return false;
        }

        return true;
    }

    /// <summary>Browsers take control characters out of addresses before they look at the scheme (WHATWG URL §4.4).</summary>
    private static string Ignoring(string value) => value.Any(char.IsControl)
        ? new string([.. value.Where(c => !char.IsControl(c))]).Trim()
        : value.Trim();
}
