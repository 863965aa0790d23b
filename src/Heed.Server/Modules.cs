using Heed.Platform.Modules;

namespace Heed.Server;

/// <summary>Every module of this server, in rank order: what stands further down may reference what stands above.</summary>
internal static class Modules
{
    public static IReadOnlyList<IModule> All() =>
    [
#if ACCOUNTS
        new Accounts.AccountsModule(),
#endif
#if CUSTOMERS
        new Customers.CustomersModule(),
#endif
#if NOTICES
        new Notices.NoticesModule(),
#endif
#if CONVERSATIONS
        new Conversations.ConversationsModule(),
#endif
#if ROUTING
        new Routing.RoutingModule(),
#endif
#if SURVEYS
        new Surveys.SurveysModule(),
#endif
#if WEB
        new Channels.Web.WebModule(),
#endif
    ];
}
