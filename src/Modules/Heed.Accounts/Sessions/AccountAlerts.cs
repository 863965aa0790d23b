using Heed.Platform.Store;
using Microsoft.Extensions.DependencyInjection;

namespace Heed.Accounts.Sessions;

/// <summary>Lets whoever tells people things know of a change to an account.</summary>
internal static class AccountAlerts
{
    public static void Tell(IServiceProvider services, Unit unit, Guid person, string action)
    {
        foreach (var alerts in services.GetServices<IAccountAlerts>()) alerts.Tell(unit, person, action);
    }
}
