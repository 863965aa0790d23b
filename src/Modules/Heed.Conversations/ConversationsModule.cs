using Heed.Accounts.Public;
using Heed.Conversations.Access;
using Heed.Conversations.Acts;
using Heed.Conversations.Bodies;
using Heed.Conversations.Bulk;
using Heed.Conversations.Calendars;
using Heed.Conversations.Canned;
using Heed.Conversations.Data;
using Heed.Conversations.Drafts;
using Heed.Conversations.Editing;
using Heed.Conversations.Exporting;
using Heed.Conversations.Fields;
using Heed.Conversations.Files;
using Heed.Conversations.Inboxes;
using Heed.Conversations.Labels;
using Heed.Conversations.Merging;
using Heed.Conversations.Messages;
using Heed.Conversations.Opening;
using Heed.Conversations.Personal;
using Heed.Conversations.Presence;
using Heed.Conversations.Public;
using Heed.Conversations.Reminders;
using Heed.Conversations.Search;
using Heed.Conversations.Sending;
using Heed.Conversations.Settings;
using Heed.Conversations.Snoozing;
using Heed.Conversations.Statuses;
using Heed.Conversations.Threads;
using Heed.Conversations.Views;
using Heed.Customers.Public;
using Heed.Platform.Backup;
using Heed.Platform.Ledger;
using Heed.Platform.Live;
using Heed.Platform.Modules;
using Heed.Platform.Personal;
using Heed.Platform.Store;
using Heed.Platform.Timers;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Heed.Conversations;

/// <summary>Inboxes, conversations, messages, files, drafts, statuses, labels, calendars.</summary>
public sealed class ConversationsModule : IModule
{
    /// <inheritdoc/>
    public string Name => "Conversations";

    /// <inheritdoc/>
    public int Rank => 4;

    /// <inheritdoc/>
    public IReadOnlyList<Permission> Permissions { get; } =
    [
        new(ConversationPermissions.Read), new(ConversationPermissions.Reply), new(ConversationPermissions.Note), new(ConversationPermissions.Assign),
        new(ConversationPermissions.Edit), new(ConversationPermissions.Start), new(ConversationPermissions.ManageInboxes),
        new(ConversationPermissions.ManageLabels), new(ConversationPermissions.ManageStatuses), new(ConversationPermissions.ShareViews),
        new(ConversationPermissions.ManageFields), new(ConversationPermissions.ManageCanned),
    ];

    /// <inheritdoc/>
    public IModelPart Model { get; } = new ConversationsModel();

    /// <inheritdoc/>
    public void Register(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<ICalendars, CalendarShelf>();
        services.AddSingleton<IConversationPromises, Promises>().AddSingleton<ConditionShelf>().AddSingleton<IConversationFilters, ConversationFilters>();
        services.AddSingleton<InboxDirectory>().AddSingleton<IInboxes>(s => s.GetRequiredService<InboxDirectory>());
        services.AddSingleton<ConversationViews>().AddSingleton<MessageViews>().AddSingleton<FileLinks>();
        services.AddSingleton<IFiles, FileDesk>().AddSingleton<ITimerHandler, UnusedFiles>();
        services.AddSingleton<Outbound>().AddSingleton<Dispatch>().AddSingleton<ReleaseTimer>().AddSingleton<ITimerHandler>(s => s.GetRequiredService<ReleaseTimer>())
            .AddSingleton<OutgoingViews>().AddSingleton<OutgoingDesk>().AddSingleton<DraftViews>().AddSingleton<EditMessage>().AddSingleton<ITimerHandler, WakeTimer>().AddSingleton<MergeDesk>().AddSingleton<SplitDesk>().AddSingleton<UndoMove>();
        services.AddSingleton<ReceiveMessage>().AddSingleton<SendMessage>().AddSingleton<StartConversation>().AddSingleton<ConversationActions>();
        services.AddSingleton<BotVoice>().AddSingleton<IConversations, ConversationDesk>().AddSingleton<IConversationSight, ConversationSight>();
        AddPresence(services);
        services.AddSingleton<SearchDesk>().AddSingleton<IAfterRestore, RestoredTerms>().AddSingleton<IConversationExport, ConversationExport>();
        services.AddSingleton<IMergedData, MergedConversations>().AddSingleton<IPersonalData, ConversationsPersonalData>().AddSingleton<ITimelineSource, ConversationTimeline>();
        services.AddSingleton<IWorkspaceOpening, ConversationsOpening>().AddSingleton<IBrandUse, InboxBrandUse>();
        services.AddSingleton<ILedgerReader, CustomerFaces>();
        services.AddSingleton<ILiveSource, OutgoingSource>();
        services.AddSingleton<ILiveSource, ConversationSource>().AddSingleton<ILiveSource, MessageSource>()
            .AddSingleton<ITimerHandler, ReminderTimer>().AddSingleton<ILiveSource, ReminderSource>()
            .AddSingleton<ILiveSource, DraftSource>().AddSingleton<ILiveSource, SeenSource>();
        services.AddSingleton<OpenBook>().AddSingleton<ConversationCounts>().AddSingleton<ListSelection>().AddSingleton<ViewCounts>();
        services.AddSingleton<ICannedTexts, CannedTexts>().AddSingleton<CannedFiles>().AddSingleton<ActPreparation>().AddSingleton<IConversationActs, ActRunner>();
        services.AddSingleton<BulkDesk>().AddSingleton<IBulkJobs>(s => s.GetRequiredService<BulkDesk>()).AddSingleton<BulkUndo>()
            .AddSingleton<ILedgerReader, BulkRunner>().AddSingleton<ITimerHandler, BulkForgetting>().AddSingleton<ILiveSource, BulkSource>();
        AddShared<CannedReply, CannedView>(services, CannedReply.LiveKind, ConversationPermissions.ManageCanned, CannedEndpoints.View);
        AddSetting<ConversationField, FieldView>(services, ConversationField.LiveKind, FieldEndpoints.View, _ => null);
        AddShared<SavedView, ViewView>(services, SavedView.Kind, ConversationPermissions.ShareViews, ViewEndpoints.View);
        AddSetting<Inbox, InboxView>(services, "inbox", InboxEndpoints.View, i => i.Brand);
        AddSetting<Calendar, CalendarView>(services, "calendar", CalendarEndpoints.View, _ => null);
        AddSetting<Status, StatusView>(services, "status", StatusEndpoints.View, _ => null);
        AddSetting<Label, LabelView>(services, "label", LabelEndpoints.View, _ => null);
    }

    /// <inheritdoc/>
    public void Map(IEndpointRouteBuilder root, IEndpointRouteBuilder workspace)
    {
        ConversationEndpoints.Map(workspace);
        ActionEndpoints.Map(workspace);
        MessageEndpoints.Map(workspace);
        SearchEndpoints.Map(workspace);
        OutgoingEndpoints.Map(workspace);
        EditEndpoints.Map(workspace);
        SnoozeEndpoints.Map(workspace);
        MergeEndpoints.Map(workspace);
        BodyEndpoints.Map(workspace);
        DraftEndpoints.Map(workspace);
        ReminderEndpoints.Map(workspace);
        FileEndpoints.Map(root, workspace);
        InboxEndpoints.Map(workspace);
        CalendarEndpoints.Map(workspace);
        StatusEndpoints.Map(workspace);
        LabelEndpoints.Map(workspace);
        ViewEndpoints.Map(workspace);
        FieldEndpoints.Map(workspace);
        CannedEndpoints.Map(workspace);
        BulkEndpoints.Map(workspace);
    }

    /// <summary>Commands of the live socket need the desk, and the desk needs the socket: the knot is untied at first use.</summary>
    private static void AddPresence(IServiceCollection services)
    {
        services.AddSingleton<TypingDesk>().AddSingleton<ITyping>(s => s.GetRequiredService<TypingDesk>());
        services.AddSingleton(s => new Lazy<AgentLive>(s.GetRequiredService<AgentLive>));
        services.AddSingleton(s => new Lazy<TypingDesk>(s.GetRequiredService<TypingDesk>));
        services.AddSingleton<ILiveCommand, TypingCommand>().AddSingleton<ILiveCommand, ViewingCommand>();
    }

    private static void AddSetting<T, TView>(IServiceCollection services, string kind, Func<T, TView> view, Func<T, Guid?> brand)
        where T : class, ISetting, new()
    {
        services.AddSingleton(s => new SettingDesk<T>(s.GetRequiredService<IStore>(), s.GetRequiredService<IAudit>(), kind));
        services.AddSingleton<ILiveSource>(new SettingSource<T, TView>(kind, view, brand));
    }

    private static void AddShared<T, TView>(IServiceCollection services, string kind, string permission, Func<T, TView> view)
        where T : class, ISharedSetting, new()
    {
        services.AddSingleton(s => new SharedDesk<T>(s.GetRequiredService<IStore>(), s.GetRequiredService<IPeople>(), kind, permission));
        services.AddSingleton<ILiveSource>(new SharedSource<T, TView>(kind, view));
    }
}
