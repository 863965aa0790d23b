using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace Heed.Accounts.Sessions;

/// <summary>
/// Makes links that people get handed. Their host is the configured one (<c>Heed:PublicUrl</c>); without it the request's own,
/// if it is this machine or listed in <c>Heed:AllowedHosts</c>. A host that a stranger wrote into a request never gets into a link:
/// then it is the path alone.
/// </summary>
internal sealed class PublicLinks(IConfiguration configuration)
{
    private readonly string? _base = Read(configuration["Heed:PublicUrl"]);
    private readonly HashSet<string> _hosts = new(
        (configuration["Heed:AllowedHosts"] ?? "").Split([';', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Concat(configuration.GetSection("Heed:AllowedHosts").GetChildren().Select(c => c.Value ?? ""))
            .Concat(["localhost", "127.0.0.1", "[::1]"]),
        StringComparer.OrdinalIgnoreCase);

    /// <summary>The configured address, without a slash at its end; null when none is.</summary>
    public string? Base => _base;

    public string For(string path, HttpRequest? request)
    {
        if (_base is not null) return _base + path;
        return request is not null && _hosts.Contains(request.Host.Host) ? $"{request.Scheme}://{request.Host.Value}{path}" : path;
    }

    private static string? Read(string? configured)
    {
        if (string.IsNullOrWhiteSpace(configured)) return null;
        if (!Uri.TryCreate(configured, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
        {
            throw new InvalidOperationException("Heed:PublicUrl must be an absolute http or https URL.");
        }

        return configured.TrimEnd('/');
    }
}
