using Heed.Conversations.Public;
using Heed.Kernel;
using Heed.Platform.Store;

namespace Heed.Conversations.Statuses;

/// <summary>Statuses inside units.</summary>
internal static class StatusDirectory
{
    /// <summary>The first status of a category; every workspace keeps at least one.</summary>
    internal static Guid Default(Unit unit, StatusCategory category) => unit.First(
        $"select id from conversations_statuses where workspace = {unit.Workspace} and category = {category} order by place, id limit 1", r => (Guid?)r.Id(0))
        ?? throw new ConflictRefusal("noStatus", "This workspace has no status of that category.");

    /// <summary>The category of a status.</summary>
    /// <exception cref="InvalidRefusal">There is no such status.</exception>
    internal static StatusCategory Category(Unit unit, Guid status) => unit.First(
        $"select category from conversations_statuses where workspace = {unit.Workspace} and id = {status}", r => (StatusCategory?)r.Int(0))
        ?? throw new InvalidRefusal("statusId", "unknownStatus", "There is no such status.");
}
