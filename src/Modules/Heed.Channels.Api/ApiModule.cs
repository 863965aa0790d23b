using Heed.Channels.Api.Data;
using Heed.Channels.Api.Inbound;
using Heed.Channels.Api.Inboxes;
using Heed.Channels.Api.Outbox;
using Heed.Channels.Api.Reference;
using Heed.Customers.Public;
using Heed.Platform.Ledger;
using Heed.Platform.Live;
using Heed.Platform.Modules;
using Heed.Platform.Personal;
using Heed.Platform.Web;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Heed.Channels.Api;

/// <summary>Any other system as a channel.</summary>
public sealed class ApiModule : IModule
{
    /// <inheritdoc/>
    public string Name => "Channels.Api";

    /// <inheritdoc/>
    public int Rank => 12;

    /// <inheritdoc/>
    public IModelPart Model { get; } = new ApiModel();

    /// <inheritdoc/>
    public void Register(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<ApiInboxOpening>();
        services.AddSingleton<IInboxOpening>(s => s.GetRequiredService<ApiInboxOpening>());
        services.AddSingleton<IChannelKind>(s => s.GetRequiredService<ApiInboxOpening>());
        services.AddSingleton<ApiInboxDesk>();
        services.AddSingleton<ILiveSource, ApiInboxLive>();
        services.AddSingleton<IChannelResolver, ChannelResolver>();
        services.AddSingleton<Contacts>();
        services.AddSingleton<Bringing>();
        services.AddSingleton<ChannelCaller>();
        // Conversations know their channels, and a channel answers to conversations.
        services.AddSingleton(s => new ApiOutbox(
            s.GetRequiredService<IStore>(), new Lazy<IConversations>(s.GetRequiredService<IConversations>), new Lazy<OutboxPump>(s.GetRequiredService<OutboxPump>)));
        services.AddSingleton<IOutboundChannel>(s => s.GetRequiredService<ApiOutbox>());
        services.AddSingleton<OutboxPump>();
        services.AddHostedService(s => s.GetRequiredService<OutboxPump>());
        services.AddSingleton<ILedgerReader, AutomaticReader>();
        services.AddSingleton<IPersonalData, ApiPersonalData>().AddSingleton<IMergedData, MergedContacts>();
    }

    /// <inheritdoc/>
    public void Map(IEndpointRouteBuilder root, IEndpointRouteBuilder workspace)
    {
        ApiInboxEndpoints.Map(workspace);
        ChannelEndpoints.Map(root);
        ReferenceEndpoints.Map(root);
    }
}
