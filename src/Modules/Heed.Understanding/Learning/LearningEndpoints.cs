using Heed.Platform.Web;
using Heed.Understanding.Intents;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Heed.Understanding.Learning;

/// <summary><c>/intent-models</c>: what was learnt, how well, and the way back.</summary>
internal static class LearningEndpoints
{
    public static void Map(IEndpointRouteBuilder workspace)
    {
        var group = workspace.MapGroup("/intent-models").WithTags("Intents");
        group.MapGet("", ListAsync).Needs(IntentDesk.Manage).WithName("ListIntentModels").WithSummary("The models that are kept, newest first, and their scores on the workspace's tests.");
        group.MapGet("/{number}/bench", BenchAsync).Needs(IntentDesk.Manage).WithName("BenchIntentModel").WithSummary("Asks a model every test of today: its score and each miss with what spoke for it.");
        group.MapPost("/{number}/activate", ActivateAsync).Needs(IntentDesk.Manage).WithName("ActivateIntentModel").WithSummary("Makes a kept model the one that is asked.");
    }

    private static async Task<Ok<Page<LearntView>>> ListAsync(Caller caller, ModelDirectory models, CancellationToken cancellationToken) =>
        TypedResults.Ok(new Page<LearntView>(await models.ListAsync(caller.Scope, cancellationToken), null));

    private static async Task<Ok<BenchScore>> BenchAsync(long number, Caller caller, ModelDirectory models, CancellationToken cancellationToken) =>
        TypedResults.Ok(await models.BenchAsync(caller.Scope, number, cancellationToken));

    private static async Task<NoContent> ActivateAsync(long number, Caller caller, ModelDirectory models, CancellationToken cancellationToken)
    {
        await models.ActivateAsync(caller.Scope, number, cancellationToken);
        return TypedResults.NoContent();
    }
}
