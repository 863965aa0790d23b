using Heed.Platform.Store;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Heed.Platform.Modules;

/// <summary>What a module brings to the host: services, permissions, tables, endpoints.</summary>
public interface IModule
{
    /// <summary>The module's name, as in ARCHITECTURE.md.</summary>
    string Name { get; }

    /// <summary>Its rank; a module references lower ranks only.</summary>
    int Rank { get; }

    /// <summary>Permissions it declares.</summary>
    IReadOnlyList<Permission> Permissions => [];

    /// <summary>Its tables.</summary>
    IModelPart Model { get; }

    /// <summary>Registers services, live sources, readers, timers, personal data.</summary>
    void Register(IServiceCollection services, IConfiguration configuration);

    /// <summary>Maps endpoints: <paramref name="workspace"/> is <c>/api/v1/w/{workspace}</c>, <paramref name="root"/> the site.</summary>
    void Map(IEndpointRouteBuilder root, IEndpointRouteBuilder workspace);
}
