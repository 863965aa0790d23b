using Heed.Accounts.Public;
using Heed.Platform.Store;

namespace Heed.Conversations.Inboxes;

/// <summary>A brand with inboxes cannot be deleted.</summary>
internal sealed class InboxBrandUse : IBrandUse
{
    public bool Uses(Unit unit, Guid brand) => unit.Number($"select count(*) from conversations_inboxes where workspace = {unit.Workspace} and brand = {brand}") > 0;
}
