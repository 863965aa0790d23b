using System.Diagnostics.CodeAnalysis;

namespace Heed.Channels.Web.Sites;

/// <summary>
/// Origins as browsers send them (RFC 6454): scheme, host, port. A site allows exact ones, or all below a domain with
/// <c>https://*.example.com</c>, which does not include the domain itself.
/// </summary>
internal static class Origins
{
    private const string Any = "*.";

    /// <summary>Brings what an administrator wrote into the form that browsers send; false when it is no origin.</summary>
    public static bool TryNormal(string text, [NotNullWhen(true)] out string? origin)
    {
        origin = null;
        var wild = text.IndexOf("://" + Any, StringComparison.Ordinal);
        var plain = wild < 0 ? text : text.Remove(wild + 3, Any.Length);
        if (plain.Contains('*', StringComparison.Ordinal) || !Uri.TryCreate(plain.Trim(), UriKind.Absolute, out var uri)) return false;
        if (uri.Scheme is not ("http" or "https") || uri.PathAndQuery != "/" || uri.Fragment.Length > 0 || uri.UserInfo.Length > 0 || uri.IdnHost.Length == 0) return false;
        // Below a public suffix such as "com" everybody may register; at least two labels must follow the star.
        if (wild >= 0 && (uri.HostNameType != UriHostNameType.Dns || !uri.IdnHost.Trim('.').Contains('.', StringComparison.Ordinal))) return false;
        origin = Compose(uri, wild < 0 ? "" : Any);
        return true;
    }

    /// <summary>Whether the header's origin is in the list.</summary>
    public static bool Allows(IReadOnlyCollection<string> allowed, string header)
    {
        if (!TryHeader(header, out var uri)) return false;
        var exact = Compose(uri, "");
        return allowed.Any(o => o.Contains(Any, StringComparison.Ordinal) ? Below(o, uri) : string.Equals(o, exact, StringComparison.Ordinal));
    }

    /// <summary>Whether the page came from this very host.</summary>
    public static bool IsOwn(string header, HttpRequest request) =>
        TryHeader(header, out var uri) && string.Equals(uri.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase);

    private static bool Below(string pattern, Uri uri)
    {
        var star = pattern.IndexOf(Any, StringComparison.Ordinal);
        var exact = Compose(uri, "");
        var suffix = pattern.AsSpan(star + 1);
        return exact.AsSpan().StartsWith(pattern.AsSpan(0, star)) && exact.AsSpan(star).EndsWith(suffix) && exact.Length - star > suffix.Length;
    }

    private static bool TryHeader(string header, [NotNullWhen(true)] out Uri? uri) =>
        Uri.TryCreate(header, UriKind.Absolute, out uri) && uri.Scheme is "http" or "https" && uri.PathAndQuery == "/" && uri.UserInfo.Length == 0;

    private static string Compose(Uri uri, string star)
    {
        // IdnHost drops the brackets of an IPv6 address.
        var host = uri.HostNameType == UriHostNameType.IPv6 ? uri.Host : uri.IdnHost.ToLowerInvariant();
        return $"{uri.Scheme}://{star}{host}{(uri.IsDefaultPort ? "" : $":{uri.Port}")}";
    }
}
