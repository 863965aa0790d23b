using Heed.Platform.Store;

namespace Heed.Accounts.Public;

/// <summary>Asked of higher modules: tells a person of something that was done to their account, which they should know even if they did it themselves.</summary>
public interface IAccountAlerts
{
    /// <param name="unit">In a workspace of the person.</param>
    /// <param name="action">The audit name of the act, such as <c>person.totpOff</c>.</param>
    void Tell(Unit unit, Guid person, string action);
}
