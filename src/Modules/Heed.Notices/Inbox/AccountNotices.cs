using Heed.Accounts.Public;
using Heed.Notices.Public;
using Heed.Platform.Store;

namespace Heed.Notices.Inbox;

/// <summary>Tells a person what was done to their account, also when they did it themselves.</summary>
internal sealed class AccountNotices(INotices notices) : IAccountAlerts
{
    public void Tell(Unit unit, Guid person, string action) => notices.Notify(unit, person, NoticeKinds.AccountChanged, facts: new { action });
}
