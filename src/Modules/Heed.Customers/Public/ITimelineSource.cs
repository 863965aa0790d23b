using Heed.Kernel;
using Heed.Platform.Store;

namespace Heed.Customers.Public;

/// <summary>
/// Contributes entries to customers' timelines. Higher modules implement it for what they own; the timeline merges
/// all sources page by page.
/// </summary>
public interface ITimelineSource
{
    /// <summary>
    /// Up to <paramref name="limit"/> entries that come after the place (<c>at &lt; place.At or (at = place.At and id &lt; place.Id)</c>),
    /// ordered by time and id, both descending, and only what the scope may see.
    /// </summary>
    Task<IReadOnlyList<TimelineEntry>> ReadAsync(ReadSession session, Scope scope, Guid customer, TimelinePlace after, int limit, CancellationToken cancellationToken);
}
