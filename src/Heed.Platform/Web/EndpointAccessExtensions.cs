using System.Globalization;
using Heed.Kernel;
using Heed.Platform.Store;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Heed.Platform.Web;

/// <summary>Declares on an endpoint who may call it, and enforces it before the endpoint runs.</summary>
public static class EndpointAccessExtensions
{
    public static TBuilder Needs<TBuilder>(this TBuilder builder, string permission)
        where TBuilder : IEndpointConventionBuilder => builder.WithAccess(new EndpointAccess(AccessLevel.Permission, permission));

    public static TBuilder NeedsMember<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.WithAccess(new EndpointAccess(AccessLevel.Member));

    public static TBuilder NeedsPerson<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.WithAccess(new EndpointAccess(AccessLevel.Person));

    public static TBuilder NeedsVisitor<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.WithAccess(new EndpointAccess(AccessLevel.Visitor));

    public static TBuilder NeedsChannel<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.WithAccess(new EndpointAccess(AccessLevel.Channel));

    public static TBuilder ForAnyone<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.WithAccess(new EndpointAccess(AccessLevel.Anyone));

    /// <summary>After the declaration of access: may also be called while viewing as somebody else, though it is no read.</summary>
    public static TBuilder EvenWhileViewing<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder
    {
        builder.Add(b =>
        {
            var access = b.Metadata.OfType<EndpointAccess>().Single();
            b.Metadata.Remove(access);
            b.Metadata.Add(access with { WhileViewing = true });
        });
        return builder;
    }

    private static TBuilder WithAccess<TBuilder>(this TBuilder builder, EndpointAccess access)
        where TBuilder : IEndpointConventionBuilder
    {
        builder.Add(b => b.Metadata.Add(access));
        return builder;
    }

    /// <summary>Middleware after routing: resolves the scope that the endpoint's declaration asks for, before its body is read.</summary>
    public static IApplicationBuilder UseEndpointAccess(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (context.GetEndpoint() is not { } endpoint)
        {
            await next(context);
            return;
        }

        var access = endpoint.Metadata.GetMetadata<EndpointAccess>();
        if (access is { Level: AccessLevel.Person or AccessLevel.Member or AccessLevel.Permission })
        {
            SameOrigin.Require(context);
            var resolver = context.RequestServices.GetRequiredService<IScopeResolver>();
            var scope = access.Level == AccessLevel.Person
                ? await resolver.ResolvePersonAsync(context)
                : await resolver.ResolveAsync(context, WorkspaceOf(context)) ?? throw new NotFoundRefusal();
            if (scope.ViewedAs is not null && !access.WhileViewing && !IsRead(context.Request.Method)) throw new ViewingAsRefusal();
            if (access.Permission is { } permission) scope.Require(permission);
            SetCaller(context, scope);
        }
        else if (access is { Level: AccessLevel.Visitor })
        {
            SetCaller(context, await context.RequestServices.GetRequiredService<IVisitorResolver>().ResolveAsync(context));
        }
        else if (access is { Level: AccessLevel.Channel })
        {
            SetCaller(context, await context.RequestServices.GetRequiredService<IChannelResolver>().ResolveAsync(context));
        }

        await next(context);
    });

    private static bool IsRead(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);

    private static void SetCaller(HttpContext context, Scope scope)
    {
        if (Idempotency.KeyOf(context, scope.Actor) is { } key) scope = scope with { IdempotencyKey = key };
        context.Features.Set(new Caller(scope with { Address = context.Connection.RemoteIpAddress?.ToString() }));
    }

    private static WorkspaceId WorkspaceOf(HttpContext context) =>
        int.TryParse(context.GetRouteValue("workspace") as string, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id > 0
            ? new WorkspaceId(id)
            : throw new NotFoundRefusal();
}
