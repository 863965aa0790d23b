using Heed.Platform.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Heed.Architecture.Tests;

public sealed class EndpointTests(BuiltHost host) : IClassFixture<BuiltHost>
{
    [Fact]
    public void Every_endpoint_says_who_may_call_it()
    {
        Assert.NotEmpty(host.Endpoints);
        var silent = host.Endpoints.Where(e => e.Metadata.GetMetadata<EndpointAccess>() is null).Select(e => e.RoutePattern.RawText);
        Assert.Empty(silent);
    }

    [Fact]
    public void Every_permission_asked_for_is_declared_by_a_module()
    {
        var declared = host.Modules.SelectMany(m => m.Permissions).Select(p => p.Name).ToHashSet();
        var asked = host.Endpoints.Select(e => e.Metadata.GetMetadata<EndpointAccess>()?.Permission).OfType<string>().ToHashSet();
        Assert.Empty(asked.Except(declared));
    }

    [Fact]
    public void Workspace_routes_ask_for_a_member_and_no_other_route_does()
    {
        foreach (var endpoint in host.Endpoints)
        {
            var access = endpoint.Metadata.GetMetadata<EndpointAccess>()!;
            var inWorkspace = endpoint.RoutePattern.RawText!.StartsWith("/api/v1/w/{workspace}", StringComparison.Ordinal);
            Assert.True(inWorkspace == access.Level is AccessLevel.Member or AccessLevel.Permission, $"{endpoint.RoutePattern.RawText} declares {access.Level}.");
        }
    }

    [Fact]
    public void Operations_have_names_of_their_own()
    {
        var names = host.Endpoints.Where(e => e.RoutePattern.RawText!.StartsWith("/api/", StringComparison.Ordinal))
            .Select(e => (Route: e.RoutePattern.RawText, Method: e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Single(), e.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName)).ToList();
        Assert.All(names, n => Assert.True(n.EndpointName is not null, $"{n.Method} {n.Route} has no name."));
        Assert.Empty(names.GroupBy(n => n.EndpointName).Where(g => g.Count() > 1).Select(g => g.Key));
    }
}
