using Heed.Conversations.Public;
using Heed.Metrics.Public;

namespace Heed.Workforce.History;

/// <summary>Which contacts are counted.</summary>
/// <param name="Brands">Brands that the caller may report on and read in full; null for all.</param>
/// <param name="Queue">One queue; its contacts are those that came to stand in it.</param>
/// <param name="Channel">A kind of channel, such as <c>web</c>.</param>
internal sealed record HistoryFilter(IReadOnlyCollection<Guid>? Brands, Guid? Queue, string? Channel)
{
    /// <summary>As far as the scope may report on all conversations of a brand: how many come is told by brand, never by conversation.</summary>
    /// <exception cref="ForbiddenRefusal">There is no such brand, or not the one asked for.</exception>
    public static HistoryFilter Of(Scope scope, Guid? brand, Guid? queue, string? channel)
    {
        if (scope.IsSystem) return new HistoryFilter(brand is { } only ? [only] : null, queue, channel);
        var grants = scope.Grants.Where(g => g.Visibility == Visibility.All && g.Permissions.Contains(MetricPermissions.Read) && g.Permissions.Contains(ConversationPermissions.Read)).ToList();
        if (grants.Count == 0 || (brand is { } asked && !grants.Exists(g => g.Covers(asked)))) throw new ForbiddenRefusal(MetricPermissions.Read);
        Guid[]? brands = brand is { } one ? [one] : grants.Exists(g => g.Brands is null) ? null : [.. grants.SelectMany(g => g.Brands!).Distinct()];
        return new HistoryFilter(brands, queue, channel is { Length: > 0 } ? channel : null);
    }
}
