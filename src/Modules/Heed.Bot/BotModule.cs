using Heed.Bot.Actions;
using Heed.Bot.Bots;
using Heed.Bot.Data;
using Heed.Bot.Flows;
using Heed.Bot.Forms;
using Heed.Bot.Mining;
using Heed.Bot.Personal;
using Heed.Bot.Public;
using Heed.Bot.Suggesting;
using Heed.Bot.Talking;
using Heed.Platform.Ledger;
using Heed.Platform.Live;
using Heed.Platform.Modules;
using Heed.Platform.Personal;
using Heed.Platform.Timers;
using Heed.Routing.Public;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Heed.Bot;

/// <summary>Answers first, runs flows, and hands over to a person.</summary>
public sealed class BotModule : IModule
{
    /// <inheritdoc/>
    public string Name => "Bot";

    /// <inheritdoc/>
    public int Rank => 8;

    /// <inheritdoc/>
    public IReadOnlyList<Permission> Permissions { get; } = [new(BotPermissions.Manage)];

    /// <inheritdoc/>
    public IModelPart Model { get; } = new BotModel();

    /// <inheritdoc/>
    public void Register(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<BotBook>().AddSingleton<BotDesk>().AddSingleton<ILiveSource, BotLive>().AddSingleton<ILiveSource, FormLive>();
        services.AddSingleton<TopQuestions>().AddSingleton<AnswerSource>().AddSingleton<Turns>().AddSingleton<Rehearsal>().AddSingleton<IFirstResponder, BotFirst>().AddSingleton<IHandOverCards, HandOverCards>().AddSingleton<IBotNames, BotNames>().AddSingleton<ILedgerReader, BotReader>().AddSingleton<ITimerHandler, SilentTimer>().AddSingleton<IPreAnswers, PreAnswers>();
        services.AddSingleton<FlowBook>().AddSingleton<FlowRunner>().AddSingleton<FlowDesk>().AddSingleton<FlowTests>().AddSingleton<ILiveSource, FlowLive>();
        services.AddSingleton<FlowActions>().AddSingleton<IFlowAction, HoursAction>().AddSingleton<IFlowAction, OrderFind>().AddSingleton<IFlowAction, OrderAsk>();
        services.AddSingleton<IFlowAction, ProofCurrent>().AddSingleton<IFlowAction, ProofSend>().AddSingleton<IFlowAction, ProofConfirm>();
        services.AddSingleton<ILedgerReader, MiningReader>().AddSingleton<ITimerHandler, SettledTimer>();
        services.AddSingleton<OrderValues>().AddSingleton<Suggester>().AddSingleton<IReplySuggester>(s => s.GetRequiredService<Suggester>());
        services.AddSingleton<IPersonalData, BotPersonalData>();
    }

    /// <inheritdoc/>
    public void Map(IEndpointRouteBuilder root, IEndpointRouteBuilder workspace)
    {
        BotEndpoints.Map(workspace);
        FlowEndpoints.Map(workspace);
        FormBook.Map(workspace);
        SuggestionEndpoints.Map(workspace);
    }
}
