using Heed.Customers.Public;
using Heed.Platform.Ledger;
using Heed.Platform.Live;
using Heed.Platform.Modules;
using Heed.Platform.Personal;
using Heed.Surveys.Answers;
using Heed.Surveys.Data;
using Heed.Surveys.Public;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Heed.Surveys;

/// <summary>What customers say after service.</summary>
public sealed class SurveysModule : IModule
{
    /// <inheritdoc/>
    public string Name => "Surveys";

    /// <inheritdoc/>
    public int Rank => 8;

    /// <inheritdoc/>
    public IModelPart Model { get; } = new SurveysModel();

    /// <inheritdoc/>
    public void Register(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<SurveyDesk>().AddSingleton<ISurveys>(s => s.GetRequiredService<SurveyDesk>()).AddSingleton<IConversationRatings>(s => s.GetRequiredService<SurveyDesk>());
        services.AddSingleton<ILedgerReader, RoundReader>();
        services.AddSingleton<ILiveSource, RatingLive>();
        services.AddSingleton<ITimelineSource, RatingTimeline>();
        services.AddSingleton<IMergedData, MergedAnswers>().AddSingleton<IPersonalData, SurveysPersonalData>();
    }

    /// <inheritdoc/>
    public void Map(IEndpointRouteBuilder root, IEndpointRouteBuilder workspace) => RatingEndpoints.Map(workspace);
}
