using Heed.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Heed.Surveys.Answers;

/// <summary><c>/ratings</c>: what customers said, as far as the caller may see their conversations.</summary>
internal static class RatingEndpoints
{
    public static void Map(IEndpointRouteBuilder workspace) => workspace.MapGet("/ratings", ListAsync).Needs(ConversationPermissions.Read)
        .WithName("ListRatings").WithTags("Ratings").WithSummary("Ratings of conversations the caller may see, newest first; by agent, inbox or score.");

    private static async Task<Ok<Page<RatingView>>> ListAsync(
        Caller caller, IStore store, IConversationSight sight, CancellationToken cancellationToken,
        Guid? agent = null, Guid? inbox = null, int? score = null, int? limit = null, string? after = null)
    {
        new Validate().That(score is null or (>= 1 and <= 5), "score", "outOfRange", "Between 1 and 5.").Done();
        var size = Paging.Limit(limit);
        var conditions = new List<SqlText> { $"a.workspace = {caller.Scope.Workspace}", sight.Filter(caller.Scope) };
        if (agent is { } person) conditions.Add($"a.agent = {person}");
        if (inbox is { } of) conditions.Add($"a.inbox = {of}");
        if (score is { } stars) conditions.Add($"a.score = {stars}");
        if (Paging.Decode<Guid?>(after) is { } last) conditions.Add($"a.id < {last}");
        using var session = store.Read();
        var rows = await session.QueryAsync(
            $"""
            select {RatingView.Columns} from surveys_answers a
            join conversations_conversations c on c.workspace = a.workspace and c.id = a.conversation
            where {SqlText.Join(" and ", conditions)} order by a.id desc limit {size + 1}
            """,
            RatingView.Read, cancellationToken);
        return TypedResults.Ok(Paging.From(rows, size, r => r.Id));
    }
}
