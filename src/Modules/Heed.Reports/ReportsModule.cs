using Heed.Accounts.Public;
using Heed.Conversations.Public;
using Heed.Metrics.Public;
using Heed.Platform.Modules;
using Heed.Reports.Data;
using Heed.Reports.Definitions;
using Heed.Reports.Evidence;
using Heed.Reports.Figures;
using Heed.Reports.Naming;
using Heed.Reports.Saved;
using Heed.Reports.Targets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Heed.Reports;

/// <summary>Figures for people: definitions, courses, breakdowns, targets, reports under a name, and the conversations behind every number.</summary>
public sealed class ReportsModule : IModule
{
    /// <inheritdoc/>
    public string Name => "Reports";

    /// <inheritdoc/>
    public int Rank => 12;

    /// <inheritdoc/>
    public IModelPart Model { get; } = new ReportsModel();

    /// <inheritdoc/>
    public void Register(IServiceCollection services, IConfiguration configuration) => services.AddSingleton<PartNames>().AddSingleton<ReportDesk>()
        .AddSingleton(s => new SharedDesk<SavedReport>(s.GetRequiredService<IStore>(), s.GetRequiredService<IPeople>(), SavedReport.Kind, MetricPermissions.Manage));

    /// <inheritdoc/>
    public void Map(IEndpointRouteBuilder root, IEndpointRouteBuilder workspace)
    {
        var reports = workspace.MapGroup("/reports").WithTags("Reports");
        DefinitionEndpoints.Map(reports);
        FigureEndpoints.Map(reports);
        EvidenceEndpoints.Map(reports);
        TargetEndpoints.Map(reports);
        SavedReportEndpoints.Map(reports);
    }
}
