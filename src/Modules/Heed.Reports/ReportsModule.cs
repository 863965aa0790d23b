using Heed.Platform.Modules;
using Heed.Reports.Data;
using Heed.Reports.Definitions;
using Heed.Reports.Evidence;
using Heed.Reports.Figures;
using Heed.Reports.Naming;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Heed.Reports;

/// <summary>Figures for people: definitions, courses, breakdowns, and the conversations behind every number.</summary>
public sealed class ReportsModule : IModule
{
    /// <inheritdoc/>
    public string Name => "Reports";

    /// <inheritdoc/>
    public int Rank => 12;

    /// <inheritdoc/>
    public IModelPart Model { get; } = new ReportsModel();

    /// <inheritdoc/>
    public void Register(IServiceCollection services, IConfiguration configuration) => services.AddSingleton<PartNames>().AddSingleton<ReportDesk>();

    /// <inheritdoc/>
    public void Map(IEndpointRouteBuilder root, IEndpointRouteBuilder workspace)
    {
        var reports = workspace.MapGroup("/reports").WithTags("Reports");
        DefinitionEndpoints.Map(reports);
        FigureEndpoints.Map(reports);
        EvidenceEndpoints.Map(reports);
    }
}
