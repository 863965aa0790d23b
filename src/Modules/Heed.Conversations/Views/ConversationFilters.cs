using Heed.Conversations.Fields;
using Heed.Conversations.Public;
using Heed.Kernel;
using Heed.Platform.Store;

namespace Heed.Conversations.Views;

/// <summary>Filters of other modules, compiled as views' are.</summary>
internal sealed class ConversationFilters(TimeProvider time) : IConversationFilters
{
    public async Task CheckAsync(ReadSession session, WorkspaceId workspace, string filter, CancellationToken cancellationToken) =>
        ViewPredicate.Compile(ViewPredicate.Parse(filter), await ContextAsync(session, workspace, cancellationToken));

    public int FirstMet(Unit unit, Guid conversation, IReadOnlyList<string> filters)
    {
        if (filters.Count == 0) return -1;
        var context = new ViewContext(Scope.System(unit.Workspace), unit.Now, unit.Dialect, FieldBook.Load(unit));
        for (var i = 0; i < filters.Count; i++)
        {
            try
            {
                var condition = ViewPredicate.Compile(ViewPredicate.Parse(filters[i]), context);
                if (unit.Number($"select count(*) from conversations_conversations c where c.workspace = {unit.Workspace} and c.id = {conversation} and {condition}") > 0) return i;
            }
            catch (InvalidRefusal)
            {
                // What it asks about was deleted since it was written.
            }
        }

        return -1;
    }

    public async Task<int> CountAsync(ReadSession session, WorkspaceId workspace, string filter, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var condition = ViewPredicate.Compile(ViewPredicate.Parse(filter), await ContextAsync(session, workspace, cancellationToken));
        return (int)await session.NumberAsync(
            $"select count(*) from conversations_conversations c where c.workspace = {workspace} and c.created_at >= {since} and {condition}", cancellationToken);
    }

    private async Task<ViewContext> ContextAsync(ReadSession session, WorkspaceId workspace, CancellationToken cancellationToken) =>
        new(Scope.System(workspace), time.GetUtcNow(), session.Dialect, await FieldBook.LoadAsync(session, workspace, cancellationToken));
}
