using System.Globalization;
using Heed.Kernel;
using Microsoft.AspNetCore.Http;

namespace Heed.Platform.Web;

/// <summary>Versions of entities at the edge: out as <c>ETag</c>, in as <c>If-Match</c>.</summary>
public static class Versions
{
    /// <summary>The version the caller edits; null when it does not care (no header, or <c>*</c>).</summary>
    /// <exception cref="StaleRefusal">The header is no version of ours, so it cannot be the current one.</exception>
    public static long? IfMatch(HttpRequest request)
    {
        var header = request.Headers.IfMatch.ToString().Trim();
        if (header.Length == 0 || header == "*") return null;
        return header.Length > 2 && header[0] == '"' && header[^1] == '"'
            && long.TryParse(header.AsSpan(1, header.Length - 2), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version
            : throw new StaleRefusal();
    }

    /// <summary>Refuses when the caller edits another version than the current one; call it inside the unit.</summary>
    /// <exception cref="StaleRefusal">It was changed meanwhile.</exception>
    public static void Require(long? expected, long current)
    {
        if (expected is { } version && version != current) throw new StaleRefusal();
    }

    /// <summary>Tells the version of what is answered.</summary>
    public static void Tell(HttpResponse response, long version) =>
        response.Headers.ETag = string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");
}
