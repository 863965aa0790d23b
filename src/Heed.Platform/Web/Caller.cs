using System.Reflection;
using Heed.Kernel;
using Microsoft.AspNetCore.Http;

namespace Heed.Platform.Web;

/// <summary>The scope of the running request, for endpoints: resolved once by the access filter.</summary>
public sealed class Caller(Scope scope)
{
    /// <summary>On whose behalf the request acts.</summary>
    public Scope Scope { get; } = scope;

    /// <summary>The person signed in.</summary>
    /// <exception cref="ForbiddenRefusal">The caller is an API key, not a person.</exception>
    public Guid PersonId => Scope.Actor is { Kind: ActorKind.Person, Id: { } id } ? id : throw new ForbiddenRefusal("person");

    /// <summary>Binds the parameter of an endpoint.</summary>
    public static ValueTask<Caller?> BindAsync(HttpContext context, ParameterInfo parameter) =>
        ValueTask.FromResult(context.Features.Get<Caller>());
}
