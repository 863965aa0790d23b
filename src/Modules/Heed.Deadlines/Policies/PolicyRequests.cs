using System.Text.Json;
using Heed.Platform.Web;

namespace Heed.Deadlines.Policies;

/// <summary>A policy as the API answers it.</summary>
/// <param name="Filter">Match and conditions, as a saved view has them.</param>
/// <param name="Order">Smaller ones are asked first; the first that a conversation meets is its policy.</param>
internal sealed record DeadlinePolicyView(Guid Id, long Version, string Name, bool Enabled, int Order, JsonElement Filter, PolicyTerms Terms, DateTimeOffset CreatedAt)
{
    public static DeadlinePolicyView Of(Policy row) => new(
        row.Id, row.Version, row.Name, row.Enabled, row.Place, JsonDocument.Parse(row.Filter).RootElement, PolicyBook.Terms(row.Terms), row.CreatedAt);
}

/// <summary>A policy to add.</summary>
internal sealed record DeadlinePolicyRequest(string Name, JsonElement Filter, PolicyTerms Terms, bool Enabled = true, int Order = 100);

/// <summary>Changes of a policy; absent members stay.</summary>
internal sealed record DeadlinePolicyChange(
    Change<string> Name = default, Change<JsonElement> Filter = default, Change<PolicyTerms> Terms = default, Change<bool> Enabled = default, Change<int> Order = default);

/// <summary>A policy to try.</summary>
/// <param name="Terms">What would be promised; null to count what the filter meets and no more.</param>
internal sealed record DeadlineTrial(JsonElement Filter, PolicyTerms? Terms = null);

/// <summary>What a filter would have met.</summary>
/// <param name="Conversations">Conversations that began within the last 30 days and meet it as they are now.</param>
/// <param name="All">All that began within these days.</param>
/// <param name="Broken">What would have been broken; null where no terms were given.</param>
internal sealed record DeadlineTrialResult(int Conversations, int All, BrokenPromises? Broken);

/// <summary>Conversations with which a policy would have broken a promise, those that are overdue now included. Pauses are not taken off: it is at most so many.</summary>
/// <param name="Looked">How many were looked at; the newest where there are too many.</param>
/// <param name="Any">With how many any promise would have been broken.</param>
internal sealed record BrokenPromises(int Looked, int Any, int FirstResponse, int NextResponse, int Resolution);
