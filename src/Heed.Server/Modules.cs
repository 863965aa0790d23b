using Heed.Platform.Modules;

namespace Heed.Server;

/// <summary>Every module of this server, in rank order: what stands further down may reference what stands above.</summary>
internal static class Modules
{
    public static IReadOnlyList<IModule> All() =>
    [
        new Accounts.AccountsModule(),
        new Customers.CustomersModule(),
        new Notices.NoticesModule(),
        new Conversations.ConversationsModule(),
        new Routing.RoutingModule(),
        new Surveys.SurveysModule(),
        new Automation.AutomationModule(),
        new Channels.Web.WebModule(),
        new Channels.Email.EmailModule(),
        new Channels.Api.ApiModule(),
        new Webhooks.WebhooksModule(),
        new Transfer.TransferModule(),
        new Demo.DemoModule(),
    ];
}
