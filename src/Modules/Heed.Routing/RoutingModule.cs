using Heed.Customers.Public;
using Heed.Platform.Ledger;
using Heed.Platform.Live;
using Heed.Platform.Modules;
using Heed.Platform.Personal;
using Heed.Platform.Timers;
using Heed.Routing.Assignment;
using Heed.Routing.Breaks;
using Heed.Routing.CallBacks;
using Heed.Routing.Data;
using Heed.Routing.Offers;
using Heed.Routing.Presence;
using Heed.Routing.Queues;
using Heed.Routing.Rules;
using Heed.Routing.Rules.Linting;
using Heed.Routing.Rules.Trying;
using Heed.Routing.Skills;
using Heed.Routing.Ways;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Heed.Routing;

/// <summary>Who is here, and who gets the next conversation.</summary>
public sealed class RoutingModule : IModule
{
    /// <inheritdoc/>
    public string Name => "Routing";

    /// <inheritdoc/>
    public int Rank => 6;

    /// <inheritdoc/>
    public IReadOnlyList<Permission> Permissions { get; } = [new(RoutingPermissions.Manage), new(RoutingPermissions.Supervise)];

    /// <inheritdoc/>
    public IModelPart Model { get; } = new RoutingModel();

    /// <inheritdoc/>
    public void Register(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<PresenceBook>();
        services.AddSingleton<IPresenceSource>(s => s.GetRequiredService<PresenceBook>());
        services.AddSingleton<Connections>();
        services.AddSingleton<ILiveCommand>(s => s.GetRequiredService<Connections>()).AddSingleton<IStandIns>(s => s.GetRequiredService<Connections>());
        services.AddHostedService(s => s.GetRequiredService<Connections>());
        services.AddSingleton<ILiveSource, PresenceLive>();
        services.AddSingleton<IPersonalData, RoutingPersonalData>();
        services.AddSingleton<IQueueBook, QueueBook>().AddSingleton<QueueCheck>().AddSingleton<ILiveSource, QueueLive>();
        services.AddSingleton<IAgentBook, AgentBook>().AddSingleton<AgentDesk>().AddSingleton<ILiveSource, SkillLive>().AddSingleton<ILiveSource, AbilityLive>();
        services.AddSingleton<RuleShelf>().AddSingleton<RuleHours>().AddSingleton<PreferenceBook>().AddSingleton<PastPreferences>().AddSingleton<RuleBook>();
        services.AddSingleton<LintDesk>().AddSingleton<RuleDesk>().AddSingleton<PastWeek>().AddSingleton<WaitRun>().AddSingleton<DryRun>().AddSingleton<ILiveSource, RuleLive>();
        services.AddSingleton<Crew>().AddSingleton<Planner>().AddSingleton<Sighting>().AddSingleton<Places>().AddSingleton<Carrier>().AddSingleton<Round>();
        services.AddSingleton<Func<IEnumerable<IPreAnswers>>>(s => s.GetServices<IPreAnswers>);
        services.AddSingleton<DeskParts>().AddSingleton<Desks>().AddHostedService<DeskClock>().AddSingleton<ILedgerReader, RoutingReader>();
        services.AddSingleton<OfferViews>().AddSingleton<OfferDesk>().AddSingleton<ILiveSource, OfferSource>();
        services.AddSingleton<IWaiting, WaitingBook>().AddSingleton<IQueueView, FiguresBook>();
        services.AddSingleton<CallBackVoice>().AddSingleton<CallBackDesk>().AddSingleton<ICallBacks>(s => s.GetRequiredService<CallBackDesk>());
        services.AddSingleton<ITimerHandler, CallBackTimer>().AddSingleton<ITimerHandler, OfferTimer>().AddSingleton<ILedgerReader, CallBackReader>().AddSingleton<ILiveSource, CallBackLive>().AddSingleton<IMergedData, MergedCallBacks>();
        services.AddSingleton<IConversationCondition, QueueCondition>().AddSingleton<IStateHistory, StateHistory>().AddSingleton<ILiveSource, BreakLive>().AddSingleton<ITimerHandler, BreakTimer>();
    }

    /// <inheritdoc/>
    public void Map(IEndpointRouteBuilder root, IEndpointRouteBuilder workspace)
    {
        PresenceEndpoints.Map(workspace);
        QueueEndpoints.Map(workspace);
        SkillEndpoints.Map(workspace);
        AgentEndpoints.Map(workspace);
        OfferEndpoints.Map(workspace);
        WayEndpoints.Map(workspace);
        BreakEndpoints.Map(workspace);
        DayEndpoints.Map(workspace);
        RuleEndpoints.Map(workspace);
        CallBackEndpoints.Map(workspace);
    }
}
