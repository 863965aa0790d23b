using Heed.Kernel;
using Microsoft.AspNetCore.Http;

namespace Heed.Platform.Web;

/// <summary>Turns a request's cookie or API key into a scope. Accounts implements it.</summary>
public interface IScopeResolver
{
    /// <summary>The scope in the workspace. Null: signed in, but no member (which answers as "not there").</summary>
    /// <exception cref="SignInRequiredRefusal">Nobody is signed in.</exception>
    Task<Scope?> ResolveAsync(HttpContext context, WorkspaceId workspace);

    /// <summary>The signed-in person, outside any workspace.</summary>
    /// <exception cref="SignInRequiredRefusal">Nobody is signed in.</exception>
    Task<Scope> ResolvePersonAsync(HttpContext context);

    /// <summary>The scope again, from current rows, for a live socket whose rights may have changed; null when access has ended.</summary>
    Task<Scope?> RefreshAsync(Scope scope, CancellationToken cancellationToken);
}
