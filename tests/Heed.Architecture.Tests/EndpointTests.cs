using System.Reflection;
using Heed.Platform.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.OpenApi;
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

    /// <summary>Two types of one name would share a schema in the description, and one of them would be described wrongly.</summary>
    [Fact]
    public void Types_of_the_api_have_schema_names_of_their_own()
    {
        var seen = new HashSet<Type>();
        foreach (var endpoint in host.Endpoints.Where(e => e.Metadata.GetMetadata<IExcludeFromDescriptionMetadata>() is null))
        {
            foreach (var type in endpoint.Metadata.OfType<IProducesResponseTypeMetadata>().Select(p => p.Type)) Walk(type, seen);
            foreach (var parameter in endpoint.Metadata.GetMetadata<MethodInfo>()?.GetParameters() ?? []) Walk(parameter.ParameterType, seen);
        }

        var shared = seen.Where(t => !(t.IsGenericType && t.GetGenericTypeDefinition() == typeof(Change<>))).GroupBy(t => OpenApiOptions.CreateDefaultSchemaReferenceId(HeedJson.Options.GetTypeInfo(t))).Where(g => g.Key is not null && g.Count() > 1);
        Assert.True(seen.Count > 300, $"Only {seen.Count} types were found.");
        Assert.Equal([], shared.Select(g => $"{g.Key}: {string.Join(", ", g.Select(t => t.FullName).Order(StringComparer.Ordinal))}"));
    }

    private static void Walk(Type? type, HashSet<Type> seen)
    {
        if (type is null) return;
        foreach (var argument in type.GetGenericArguments()) Walk(argument, seen);
        if (type.HasElementType) Walk(type.GetElementType(), seen);
        // Services and plain types of the runtime have no schema of a name.
        if (type.Namespace?.StartsWith("Heed", StringComparison.Ordinal) != true || type.IsInterface || type.IsAbstract || IsService(type) || !seen.Add(type)) return;
        if (type.IsEnum) return;
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance)) Walk(property.PropertyType, seen);
    }

    // Records, structs and enums are data; what endpoints have injected are classes.
    private static bool IsService(Type type) => !type.IsValueType && type.GetMethod("<Clone>$") is null;
}
