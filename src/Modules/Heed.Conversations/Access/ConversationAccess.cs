using Heed.Conversations.Public;
using Heed.Conversations.Threads;
using Heed.Kernel;
using Heed.Platform.Store;

namespace Heed.Conversations.Access;

/// <summary>
/// The only way to a conversation. One rule in two forms, as SQL for lists, counts and objects, and in memory for live
/// frames; a property test holds that they agree.
/// <list type="bullet">
/// <item>A grant must carry <c>conversations.read</c> and cover the brand.</item>
/// <item>Own: assigned to me, or I take part. Team: also my teams', and what belongs to no team. All: everything.</item>
/// </list>
/// </summary>
internal static class ConversationAccess
{
    /// <summary>Whether the rule holds for every conversation of the workspace.</summary>
    internal static bool IsAll(Scope scope) => scope.IsSystem || (scope.Customer is null && Readable(scope).Any(g => g.Brands is null && g.Visibility == Visibility.All));

    /// <summary>The rule as a condition over <c>conversations_conversations</c> under the alias <c>c</c>.</summary>
    internal static SqlText Filter(Scope scope)
    {
        if (scope.IsSystem) return $"1 = 1";
        if (scope.Customer is { } customer) return $"c.customer = {customer}";
        var grants = Readable(scope).ToList();
        if (grants.Count == 0) return $"1 = 0";
        var clauses = grants.Select(g => Clause(scope, g)).ToList();
        return $"({SqlText.Join(" or ", clauses)})";
    }

    /// <summary>The rule in memory.</summary>
    internal static bool Allows(Scope scope, AccessFacts facts)
    {
        if (scope.IsSystem) return true;
        var me = scope.Self;
        foreach (var grant in Readable(scope))
        {
            if (!grant.Covers(facts.Brand)) continue;
            if (grant.Visibility == Visibility.All) return true;
            if (me is { } id && (facts.Assignee == id || facts.Participants.Contains(id))) return true;
            if (grant.Visibility == Visibility.Team && (facts.Team is null || scope.SelfTeams.Contains(facts.Team.Value))) return true;
        }

        return false;
    }

    /// <exception cref="NotFoundRefusal">There is no such conversation, or it is out of reach.</exception>
    internal static async Task<ConversationRow> GetAsync(ReadSession session, Scope scope, Guid id, CancellationToken cancellationToken) =>
        await session.FirstAsync(
            $"select {ConversationSql.RowColumns} from conversations_conversations c where c.workspace = {scope.Workspace} and c.id = {id} and {Filter(scope)}",
            r => ConversationSql.ReadRow(scope.Workspace, r), cancellationToken) ?? throw new NotFoundRefusal();

    /// <summary>The same inside a unit: the row as it is when the change is made.</summary>
    /// <exception cref="NotFoundRefusal">There is no such conversation, or it is out of reach.</exception>
    /// <exception cref="ConflictRefusal">It was merged: nothing is done to it any more; the refusal names where it went.</exception>
    internal static ConversationRow Get(Unit unit, Scope scope, Guid id)
    {
        var row = Find(unit, scope, id);
        return row.MergedInto is { } into && scope.Customer is null && !scope.IsSystem
            ? throw new ConflictRefusal("merged", "It was merged into another conversation.", new Dictionary<string, object?> { ["mergedInto"] = into })
            : row;
    }

    /// <summary>The same for what may be done to merged ones too.</summary>
    /// <exception cref="NotFoundRefusal">There is no such conversation, or it is out of reach.</exception>
    internal static ConversationRow Find(Unit unit, Scope scope, Guid id) =>
        unit.First(
            $"select {ConversationSql.RowColumns} from conversations_conversations c where c.workspace = {scope.Workspace} and c.id = {id} and {Filter(scope)}",
            r => ConversationSql.ReadRow(scope.Workspace, r)) ?? throw new NotFoundRefusal();

    private static IEnumerable<Grant> Readable(Scope scope) => scope.Grants.Where(g => g.Permissions.Contains(ConversationPermissions.Read));

    private static SqlText Clause(Scope scope, Grant grant)
    {
        var brand = grant.Brands is null ? (SqlText)$"1 = 1" : $"c.brand in {grant.Brands}";
        if (grant.Visibility == Visibility.All) return $"({brand})";
        var own = scope.Self is { } me
            ? (SqlText)$"c.assignee = {me} or exists (select 1 from conversations_participants p where p.workspace = c.workspace and p.conversation = c.id and p.person = {me})"
            : $"1 = 0";
        SqlText team = grant.Visibility == Visibility.Team ? $" or c.team is null or c.team in {scope.SelfTeams}" : SqlText.Empty;
        return $"({brand} and ({own}{team}))";
    }
}
