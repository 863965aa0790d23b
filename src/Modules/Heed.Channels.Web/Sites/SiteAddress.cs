using Microsoft.Extensions.Configuration;

namespace Heed.Channels.Web.Sites;

/// <summary>Where browsers reach Heed: the configured address, else the one the administrator's own request came to.</summary>
internal sealed class SiteAddress(IConfiguration configuration)
{
    /// <summary>The configured address without a slash at its end; empty when none is set.</summary>
    public string Configured { get; } = configuration["Heed:PublicUrl"]?.TrimEnd('/') ?? "";

    public string Of(HttpRequest request) => Configured.Length > 0 ? Configured : $"{request.Scheme}://{request.Host}";
}
