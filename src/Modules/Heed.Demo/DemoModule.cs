using Heed.Demo.Company;
using Heed.Demo.Live;
using Heed.Demo.Public;
using Heed.Demo.Removal;
using Heed.Demo.Seeding;
using Heed.Demo.SignIns;
using Heed.Platform.Modules;
using Heed.Platform.Store;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Heed.Demo;

/// <summary>The sample company: made, lived through, kept alive, removed.</summary>
public sealed class DemoModule : IModule
{
    /// <inheritdoc/>
    public string Name => "Demo";

    /// <inheritdoc/>
    public int Rank => 13;

    /// <inheritdoc/>
    public IModelPart Model { get; } = new NoTables();

    /// <inheritdoc/>
    public void Register(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<DemoMarks>();
        services.AddSingleton<SignInFile>();
        services.AddSingleton<CompanyMaker>();
        services.AddSingleton<KnowledgeShelf>();
        services.AddSingleton<DemoRemoval>();
        services.AddSingleton<LiveCustomers>();
        services.AddSingleton<Colleagues>();
        services.AddSingleton<IDemo, DemoDirector>();
    }

    /// <inheritdoc/>
    public void Map(IEndpointRouteBuilder root, IEndpointRouteBuilder workspace) => RemovalEndpoint.Map(workspace);

    private sealed class NoTables : IModelPart
    {
        public IReadOnlyList<TableDeclaration> Tables => [];

        public void Map(ModelBuilder model)
        {
        }
    }
}
