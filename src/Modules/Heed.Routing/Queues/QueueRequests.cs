using Heed.Platform.Web;

namespace Heed.Routing.Queues;

/// <summary>A queue as the API answers it.</summary>
/// <param name="IsDefault">It takes in everything that no rule and no team has a queue for; it cannot be archived.</param>
/// <param name="Order">Where it stands in lists.</param>
internal sealed record QueueView(Guid Id, long Version, string Name, bool Archived, bool IsDefault, int Order, QueueTerms Terms, DateTimeOffset CreatedAt)
{
    public static QueueView Of(ServiceQueue row) => new(row.Id, row.Version, row.Name, row.Archived, row.IsDefault, row.Place, QueueBook.Terms(row.Terms), row.CreatedAt);
}

/// <summary>A queue to add.</summary>
internal sealed record QueueRequest(string Name, QueueTerms Terms, int Order = 100);

/// <summary>Changes of a queue; absent members stay.</summary>
internal sealed record QueueChange(Change<string> Name = default, Change<QueueTerms> Terms = default, Change<bool> Archived = default, Change<int> Order = default);
