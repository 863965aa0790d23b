using Heed.Conversations.Fields;
using Heed.Conversations.Public;
using Heed.Conversations.Threads;
using Heed.Kernel;
using Heed.Platform.Store;
using Microsoft.EntityFrameworkCore;

namespace Heed.Conversations.Views;

/// <summary>What a list asks for, with its saved view and its own filter, as one condition beside the access rule.</summary>
internal sealed class ListSelection(TimeProvider time, ConditionShelf shelf)
{
    /// <exception cref="NotFoundRefusal">The view is not there, or not shared with the scope.</exception>
    /// <exception cref="InvalidRefusal">The filter has no meaning.</exception>
    public async Task<(SqlText Where, ViewSort Sort)> ReadAsync(ReadSession session, Scope scope, ConversationQuery query, CancellationToken cancellationToken)
    {
        var where = query.Where(scope);
        var sort = query.Order() ?? ViewSort.Waiting;
        if (query.View is null && query.Filter is null) return (where, sort);
        var context = await ContextAsync(session, scope, cancellationToken);
        if (query.View is { } id)
        {
            var view = await session.Db.Set<SavedView>().FirstOrDefaultAsync(v => v.Workspace == scope.Workspace && v.Id == id, cancellationToken);
            if (view is null || !SharedAccess.Of(view).Shows(scope)) throw new NotFoundRefusal();
            sort = query.Order() ?? view.Sort;
            where = $"{where} and {Predicate(ViewPredicate.Parse(view.Filter), context)}";
        }

        if (query.Filter is { } filter) where = $"{where} and {Compile(ViewPredicate.Parse(filter), context)}";
        return (where, sort);
    }

    /// <summary>The conditions and the tiers they reach.</summary>
    internal static SqlText Predicate(ViewFilter filter, ViewContext context)
    {
        var tiers = ViewPredicate.TiersOf(filter);
        return $"c.tier in ({SqlText.Join(", ", tiers.Select(t => (SqlText)$"{t}"))}) and {Compile(filter, context)}";
    }

    /// <summary>What conditions are read against: who looks, the hour, and the workspace's own fields.</summary>
    internal async Task<ViewContext> ContextAsync(ReadSession session, Scope scope, CancellationToken cancellationToken) =>
        new(scope, time.GetUtcNow(), session.Dialect, await FieldBook.LoadAsync(session, scope.Workspace, cancellationToken)) { More = shelf.All };

    private static SqlText Compile(ViewFilter filter, ViewContext context) => ViewPredicate.Compile(filter, context);
}
