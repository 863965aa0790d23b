using Heed.Accounts.Public;
using Heed.Automation.Data;
using Heed.Automation.Macros;
using Heed.Conversations.Public;
using Heed.Platform.Live;
using Heed.Platform.Modules;
using Heed.Platform.Store;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Heed.Automation;

/// <summary>What agents and rules let the system do by itself: macros.</summary>
public sealed class AutomationModule : IModule
{
    private const string ManageMacros = "macros.manage";

    /// <inheritdoc/>
    public string Name => "Automation";

    /// <inheritdoc/>
    public int Rank => 11;

    /// <inheritdoc/>
    public IReadOnlyList<Permission> Permissions { get; } = [new(ManageMacros)];

    /// <inheritdoc/>
    public IModelPart Model { get; } = new AutomationModel();

    /// <inheritdoc/>
    public void Register(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(s => new SharedDesk<Macro>(s.GetRequiredService<IStore>(), s.GetRequiredService<IPeople>(), Macro.LiveKind, ManageMacros));
        services.AddSingleton<ILiveSource>(new SharedSource<Macro, MacroView>(Macro.LiveKind, MacroEndpoints.View));
    }

    /// <inheritdoc/>
    public void Map(IEndpointRouteBuilder root, IEndpointRouteBuilder workspace) => MacroEndpoints.Map(workspace);
}
