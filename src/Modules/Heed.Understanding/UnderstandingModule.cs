using Heed.Conversations.Public;
using Heed.Customers.Public;
using Heed.Knowledge.Public;
using Heed.Platform.Ledger;
using Heed.Platform.Live;
using Heed.Platform.Modules;
using Heed.Platform.Personal;
using Heed.Understanding.Annotations;
using Heed.Understanding.Data;
using Heed.Understanding.Intents;
using Heed.Understanding.LanguageModel;
using Heed.Understanding.Learning;
using Heed.Understanding.Public;
using Heed.Understanding.TestSets;
using Heed.Understanding.Writing;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Heed.Understanding;

/// <summary>What messages mean, and help with words by a language model where there is one.</summary>
public sealed class UnderstandingModule : IModule
{
    /// <inheritdoc/>
    public string Name => "Understanding";

    /// <inheritdoc/>
    public int Rank => 5;

    /// <inheritdoc/>
    public IReadOnlyList<Permission> Permissions { get; } = [new(ModelSettings.Manage), new(IntentDesk.Manage)];

    /// <inheritdoc/>
    public IModelPart Model { get; } = new UnderstandingModel();

    /// <inheritdoc/>
    public void Register(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<ModelRest>().AddSingleton<ModelBudget>().AddSingleton<ITextMeanings, EmbeddingDesk>().AddSingleton<ModelSettings>().AddSingleton<ModelDesk>();
        services.AddSingleton<ILanguageModel>(s => s.GetRequiredService<ModelDesk>());
        services.AddSingleton<AnswerSources>().AddSingleton<WritingDesk>();
        services.AddSingleton<IntentDesk>().AddSingleton<ExampleDesk>().AddSingleton<ExampleImport>();
        services.AddSingleton<LearningProgress>().AddSingleton<LearningDesk>().AddSingleton<IntentMind>().AddSingleton<ModelDirectory>().AddSingleton<ILedgerReader, LearningReader>();
        services.AddSingleton<TestSetDesk>().AddSingleton<IPublishGate, PublishGate>();
        services.AddSingleton<ITopics, TopicDesk>().AddSingleton<HistoryDesk>().AddSingleton<ILiveSource, AnnotationLive>();
        services.AddSingleton<AnnotationDesk>().AddSingleton<IMessageAnnotator, MessageAnnotator>();
        services.AddSingleton<IConversationCondition, IntentCondition>().AddSingleton<IConversationCondition, MoodCondition>().AddSingleton<IConversationCondition, EmotionCondition>();
        services.AddSingleton<IPersonalData, UnderstandingPersonalData>().AddSingleton<IMergedData, MergedAnnotations>();
    }

    /// <inheritdoc/>
    public void Map(IEndpointRouteBuilder root, IEndpointRouteBuilder workspace)
    {
        ModelEndpoints.Map(workspace);
        WritingEndpoints.Map(workspace);
        IntentEndpoints.Map(workspace);
        ExampleEndpoints.Map(workspace);
        LearningEndpoints.Map(workspace);
        TestSetEndpoints.Map(workspace);
        AnnotationEndpoints.Map(workspace);
    }
}
