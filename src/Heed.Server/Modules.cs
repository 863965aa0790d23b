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
        new Knowledge.KnowledgeModule(),
        new Orders.OrdersModule(),
        new Understanding.UnderstandingModule(),
        new Deadlines.DeadlinesModule(),
        new Routing.RoutingModule(),
        new Bot.BotModule(),
        new Surveys.SurveysModule(),
        new Metrics.MetricsModule(),
        new Workforce.WorkforceModule(),
        new Automation.AutomationModule(),
        new Channels.Web.WebModule(),
        new Channels.Email.EmailModule(),
        new Channels.Api.ApiModule(),
        new Portal.PortalModule(),
        new Reports.ReportsModule(),
        new Webhooks.WebhooksModule(),
        new Transfer.TransferModule(),
        new Floor.FloorModule(),
        new Mcp.McpModule(),
        new Demo.DemoModule(),
    ];
}
