using Heed.Kernel;
using Microsoft.AspNetCore.Http;

namespace Heed.Platform.Web;

/// <summary>Turns the token of an inbox, with which another system brings messages, into a scope. Channels.Api implements it.</summary>
public interface IChannelResolver
{
    /// <summary>The scope of the inbox; it holds no grants.</summary>
    /// <exception cref="SignInRequiredRefusal">There is no token, or it is not valid any more.</exception>
    /// <exception cref="NotFoundRefusal">The token is of another inbox than the one in the route.</exception>
    Task<Scope> ResolveAsync(HttpContext context);
}
