using Heed.Kernel;
using Microsoft.AspNetCore.Http;

namespace Heed.Platform.Web;

/// <summary>Turns the token of a visitor's widget into a scope. Channels.Web implements it.</summary>
public interface IVisitorResolver
{
    /// <summary>The visitor's scope; it holds no grants.</summary>
    /// <exception cref="SignInRequiredRefusal">There is no token, or it is expired or altered.</exception>
    Task<Scope> ResolveAsync(HttpContext context);
}
