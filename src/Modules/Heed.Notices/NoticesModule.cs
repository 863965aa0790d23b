using Heed.Accounts.Public;
using Heed.Notices.Choices;
using Heed.Notices.Data;
using Heed.Notices.Inbox;
using Heed.Notices.Public;
using Heed.Notices.Push;
using Heed.Notices.Sending;
using Heed.Platform.Live;
using Heed.Platform.Modules;
using Heed.Platform.Personal;
using Heed.Platform.Store;
using Heed.Platform.Timers;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Heed.Notices;

/// <summary>Notices to the people who work here.</summary>
public sealed class NoticesModule : IModule
{
    /// <inheritdoc/>
    public string Name => "Notices";

    /// <inheritdoc/>
    public int Rank => 3;

    /// <inheritdoc/>
    public IModelPart Model { get; } = new NoticesModel();

    /// <inheritdoc/>
    public void Register(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<INotices, NoticeWriter>();
        services.AddSingleton<IAccountAlerts, AccountNotices>();
        services.AddSingleton<SystemMail>();
        services.TryAddSingleton<ISystemLetters, SystemLetters>();
        services.AddSingleton<SendQueue>();
        services.AddSingleton<IAccountMail>(s => s.GetRequiredService<SendQueue>());
        services.AddSingleton<Unsubscribe>();
        services.AddSingleton<NoticeMails>();
        services.AddSingleton<ITimerHandler, DigestTimer>();
        services.AddHostedService<MailPump>();
        services.AddSingleton<Vapid>();
        services.AddSingleton<PushQueue>();
        services.AddSingleton<PushTexts>();
        services.AddSingleton<PushPump>();
        services.AddHostedService(s => s.GetRequiredService<PushPump>());
        services.AddSingleton<ILiveSource, NoticeLive>();
        services.AddSingleton<IPersonalData, NoticesPersonalData>();
    }

    /// <inheritdoc/>
    public void Map(IEndpointRouteBuilder root, IEndpointRouteBuilder workspace)
    {
        NoticeEndpoints.Map(workspace);
        ChoiceEndpoints.Map(workspace);
        PushEndpoints.Map(workspace);
        root.ServiceProvider.GetRequiredService<Unsubscribe>().Map(root);
    }
}
