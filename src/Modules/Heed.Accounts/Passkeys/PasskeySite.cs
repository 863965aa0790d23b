using Heed.Accounts.Sessions;
using Microsoft.AspNetCore.Http;

namespace Heed.Accounts.Passkeys;

/// <summary>Which site a passkey is for: the configured address (<c>Heed:PublicUrl</c>), else the one the request came to.</summary>
internal sealed record PasskeySite(string Origin, string RpId)
{
    public static PasskeySite Of(HttpRequest request, PublicLinks links)
    {
        var uri = new Uri(links.Base ?? $"{request.Scheme}://{request.Host.Value}");
        return new PasskeySite(uri.GetLeftPart(UriPartial.Authority), uri.IdnHost);
    }
}
