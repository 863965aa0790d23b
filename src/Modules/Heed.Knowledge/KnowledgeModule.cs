using Heed.Knowledge.Answering;
using Heed.Knowledge.Categories;
using Heed.Customers.Public;
using Heed.Knowledge.Data;
using Heed.Knowledge.Entries;
using Heed.Knowledge.Files;
using Heed.Knowledge.Gaps;
using Heed.Knowledge.Imports;
using Heed.Knowledge.Learning;
using Heed.Knowledge.Markup;
using Heed.Knowledge.Meanings;
using Heed.Knowledge.Versions;
using Heed.Platform.Ledger;
using Heed.Platform.Live;
using Heed.Platform.Modules;
using Heed.Platform.Personal;
using Heed.Platform.Timers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Heed.Knowledge;

/// <summary>Questions, their answers and related scenarios: one store for the bot, agents and the help centre.</summary>
public sealed class KnowledgeModule : IModule
{
    /// <inheritdoc/>
    public string Name => "Knowledge";

    /// <inheritdoc/>
    public int Rank => 4;

    /// <inheritdoc/>
    public IReadOnlyList<Permission> Permissions { get; } =
        [new(KnowledgePermissions.Read), new(KnowledgePermissions.Write), new(KnowledgePermissions.Review), new(KnowledgePermissions.Publish)];

    /// <inheritdoc/>
    public IModelPart Model { get; } = new KnowledgeModel();

    /// <inheritdoc/>
    public void Register(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<EntryFiles>().AddSingleton<KnowledgeLinks>().AddSingleton<EntryDesk>().AddSingleton<EntryFlow>().AddSingleton<EntryViews>();
        services.AddSingleton<KnowledgeIndexes>().AddSingleton<AnswerWriter>().AddSingleton<KnowledgeBook>().AddSingleton<IHelpArticles, HelpShelf>();
        services.AddSingleton<IKnowledge>(s => s.GetRequiredService<KnowledgeBook>());
        services.AddSingleton<ITimerHandler, PublishTimer>().AddSingleton<ITimerHandler, ExpiryWarning>().AddSingleton<ITimerHandler, ExpiryEnd>().AddSingleton<ITimerHandler, UnusedUpload>();
        services.AddSingleton<ILiveSource, EntryLive>().AddSingleton<ILiveSource, CategoryLive>();
        services.AddSingleton<GapViews>().AddSingleton<GapDesk>().AddSingleton<ILiveSource, GapLive>().AddSingleton<ILedgerReader, GapReader>();
        services.AddSingleton<ProposalDesk>().AddSingleton<ILedgerReader, HeardReader>();
        services.AddSingleton<ImportDesk>().AddSingleton<ITimerHandler, ForgottenImport>().AddSingleton<ILedgerReader, ImportReader>();
        services.AddSingleton<MeaningShelf>().AddSingleton<QuestionMeaning>().AddSingleton<MeaningWork>().AddSingleton<ILedgerReader, MeaningReader>().AddSingleton<ITimerHandler, MeaningTimer>();
        services.AddSingleton<IPersonalData, KnowledgePersonalData>().AddSingleton<IMergedData, MergedQuestions>();
    }

    /// <inheritdoc/>
    public void Map(IEndpointRouteBuilder root, IEndpointRouteBuilder workspace)
    {
        var knowledge = workspace.MapGroup("/knowledge").WithTags("Knowledge");
        EntryEndpoints.Map(knowledge);
        FlowEndpoints.Map(knowledge);
        VersionEndpoints.Map(knowledge);
        CategoryEndpoints.Map(knowledge);
        AskEndpoints.Map(knowledge);
        PreviewEndpoints.Map(knowledge);
        MeaningEndpoints.Map(knowledge);
        GapEndpoints.Map(knowledge);
        ProposalEndpoints.Map(knowledge);
        ImportEndpoints.Map(knowledge);
        FileEndpoints.Map(root, knowledge);
    }
}
