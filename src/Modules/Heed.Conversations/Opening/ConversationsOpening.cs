using Heed.Accounts.Public;
using Heed.Conversations.Public;
using Heed.Conversations.Statuses;
using Heed.Kernel;
using Heed.Platform.Store;

namespace Heed.Conversations.Opening;

/// <summary>The statuses every workspace begins with.</summary>
internal sealed class ConversationsOpening : IWorkspaceOpening
{
    private static readonly (string Zh, string En, StatusCategory Category)[] BuiltIn =
    [
        ("待处理", "Open", StatusCategory.Open),
        ("等客户", "Waiting for customer", StatusCategory.Waiting),
        ("已解决", "Resolved", StatusCategory.Resolved),
    ];

    public int Order => 4;

    public void Open(Unit unit, WorkspaceRow workspace, Guid brand)
    {
        for (var i = 0; i < BuiltIn.Length; i++)
        {
            var status = new Status
            {
                Workspace = unit.Workspace,
                Id = Ids.New(unit.Now),
                NameZh = BuiltIn[i].Zh,
                NameEn = BuiltIn[i].En,
                Category = BuiltIn[i].Category,
                Place = i,
                BuiltIn = true,
                CreatedAt = unit.Now,
            };
            unit.Db.Set<Status>().Add(status);
            unit.Append(new LedgerEvent("status.created", "status", status.Id, 1));
        }
    }
}
