using Heed.Conversations.Fields;
using Heed.Conversations.Public;
using Heed.Kernel;
using Heed.Platform.Store;

namespace Heed.Conversations.Views;

/// <summary>Filters of other modules, compiled as views' are.</summary>
internal sealed class ConversationFilters(TimeProvider time, ConditionShelf shelf) : IConversationFilters
{
    /// <summary>Conditions in one statement: far below what either engine bears.</summary>
    private const int MostAtOnce = 50;

    public async Task CheckAsync(ReadSession session, WorkspaceId workspace, string filter, CancellationToken cancellationToken) =>
        ViewPredicate.Compile(ViewPredicate.Parse(filter), await ContextAsync(session, workspace, cancellationToken));

    public IReadOnlyDictionary<Guid, int> FirstMet(Unit unit, IReadOnlyCollection<Guid> conversations, IReadOnlyList<string> filters)
    {
        var met = new Dictionary<Guid, int>();
        if (filters.Count == 0 || conversations.Count == 0) return met;
        var context = new ViewContext(Scope.System(unit.Workspace), unit.Now, unit.Dialect, FieldBook.Load(unit)) { More = shelf.All };
        var open = conversations.ToHashSet();
        for (var i = 0; i < filters.Count && open.Count > 0; i++)
        {
            var condition = Meaning(filters[i], context);
            foreach (var id in unit.Query($"select c.id from conversations_conversations c where c.workspace = {unit.Workspace} and c.id in {open} and {condition}", r => r.Id(0))) met[id] = i;
            open.ExceptWith(met.Keys);
        }

        return met;
    }

    public async Task<int> CountAsync(ReadSession session, WorkspaceId workspace, string filter, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var condition = ViewPredicate.Compile(ViewPredicate.Parse(filter), await ContextAsync(session, workspace, cancellationToken));
        return (int)await session.NumberAsync(
            $"select count(*) from conversations_conversations c where c.workspace = {workspace} and c.created_at >= {since} and {condition}", cancellationToken);
    }

    public async Task<IReadOnlyList<bool>> MetAsync(ReadSession session, WorkspaceId workspace, Guid conversation, IReadOnlyList<string> filters, CancellationToken cancellationToken)
    {
        if (filters.Count == 0) return [];
        var context = await ContextAsync(session, workspace, cancellationToken);
        var met = new List<bool>(filters.Count);
        foreach (var chunk in filters.Chunk(MostAtOnce))
        {
            var columns = SqlText.Join(", ", chunk.Select(f => (SqlText)$"case when {Meaning(f, context)} then 1 else 0 end"));
            met.AddRange(await session.FirstAsync(
                $"select {columns} from conversations_conversations c where c.workspace = {workspace} and c.id = {conversation}",
                r => Enumerable.Range(0, chunk.Length).Select(i => r.Int(i) == 1).ToList(), cancellationToken) ?? [.. chunk.Select(_ => false)]);
        }

        return met;
    }

    public async Task<IReadOnlySet<Guid>> AmongAsync(ReadSession session, WorkspaceId workspace, Guid first, Guid last, string filter, CancellationToken cancellationToken)
    {
        var condition = Meaning(filter, await ContextAsync(session, workspace, cancellationToken));
        return (await session.QueryAsync(
            $"select c.id from conversations_conversations c where c.workspace = {workspace} and c.id >= {first} and c.id <= {last} and {condition}", r => r.Id(0), cancellationToken)).ToHashSet();
    }

    private static SqlText Meaning(string filter, ViewContext context)
    {
        try
        {
            return ViewPredicate.Compile(ViewPredicate.Parse(filter), context);
        }
        catch (InvalidRefusal)
        {
            // What it asks about was deleted since it was written.
            return $"1 = 0";
        }
    }

    private async Task<ViewContext> ContextAsync(ReadSession session, WorkspaceId workspace, CancellationToken cancellationToken) =>
        new(Scope.System(workspace), time.GetUtcNow(), session.Dialect, await FieldBook.LoadAsync(session, workspace, cancellationToken)) { More = shelf.All };
}
