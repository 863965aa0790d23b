using Heed.Platform.Modules;
using Heed.Platform.Personal;
using Heed.Platform.Store;
using Heed.Platform.Timers;
using Heed.Transfer.Data;
using Heed.Transfer.Exports;
using Heed.Transfer.Imports;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Heed.Transfer;

/// <summary>Data in and data out.</summary>
public sealed class TransferModule : IModule
{
    /// <inheritdoc/>
    public string Name => "Transfer";

    /// <inheritdoc/>
    public int Rank => 12;

    /// <inheritdoc/>
    public IModelPart Model { get; } = new TransferModel();

    /// <inheritdoc/>
    public void Register(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<ImportFiles>().AddSingleton<ImportDesk>().AddSingleton<ITimerHandler, ForgottenFiles>().AddSingleton<IPersonalData, TransferPersonalData>();
        services.AddSingleton<ImportRunner>();
        services.AddHostedService(s => s.GetRequiredService<ImportRunner>());
    }

    /// <inheritdoc/>
    public void Map(IEndpointRouteBuilder root, IEndpointRouteBuilder workspace)
    {
        ImportEndpoints.Map(workspace);
        ExportEndpoints.Map(workspace);
    }
}
