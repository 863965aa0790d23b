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
        group.MapPost("", AgainAsync).Needs(IntentDesk.Manage).WithName("LearnIntents").WithSummary("Learns once more from all examples. Changes are learnt by themselves; this is for whoever wants to be sure.");
        group.MapGet("/learning", StateAsync).Needs(IntentDesk.Manage).WithName("GetLearning").WithSummary("Whether something is being learnt, for how long, and who puts new models into use.");
        group.MapPut("/learning", DecideAsync).Needs(IntentDesk.Manage).WithName("PutLearning").WithSummary("Whether new models go into use by themselves, or a person decides on each.");
        group.MapPost("/try", TryAsync).Needs(IntentDesk.Manage).WithName("TryIntents").WithSummary("What the model in use, or a kept one, makes of a sentence, and why.");
        group.MapGet("/{number}/bench", BenchAsync).Needs(IntentDesk.Manage).WithName("BenchIntentModel").WithSummary("Asks a model every test of today: its score, what it confuses, and each miss with what spoke for it; compared with the one in use, or another. Of one set only, where it is named.");
        group.MapPost("/{number}/activate", ActivateAsync).Needs(IntentDesk.Manage).WithName("ActivateIntentModel").WithSummary("Makes a kept model the one that is asked.");
    }

    private static async Task<Ok<Page<LearntView>>> ListAsync(Caller caller, ModelDirectory models, CancellationToken cancellationToken) =>
        TypedResults.Ok(new Page<LearntView>(await models.ListAsync(caller.Scope, cancellationToken), null));

    private static async Task<Ok<BenchScore>> BenchAsync(long number, Caller caller, ModelDirectory models, CancellationToken cancellationToken, long? against = null, Guid? set = null) =>
        TypedResults.Ok(await models.BenchAsync(caller.Scope, number, against, cancellationToken, set));

    private static async Task<NoContent> ActivateAsync(long number, Caller caller, ModelDirectory models, CancellationToken cancellationToken)
    {
        await models.ActivateAsync(caller.Scope, number, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Accepted> AgainAsync(Caller caller, LearningDesk desk, CancellationToken cancellationToken)
    {
        await desk.AgainAsync(caller.Scope, cancellationToken);
        return TypedResults.Accepted((string?)null);
    }

    private static async Task<Ok<LearningState>> StateAsync(Caller caller, LearningDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.StateAsync(caller.Scope, cancellationToken));

    private static async Task<Ok<LearningState>> DecideAsync(LearningDecision body, Caller caller, LearningDesk desk, CancellationToken cancellationToken)
    {
        await desk.DecideAsync(caller.Scope, body.ByHand, cancellationToken);
        return TypedResults.Ok(await desk.StateAsync(caller.Scope, cancellationToken));
    }

    private static async Task<Ok<TriedText>> TryAsync(TextToTry body, Caller caller, LearningDesk desk, CancellationToken cancellationToken)
    {
        new Validate().Text(body.Text, "text", IntentExample.MaxText, multiline: true).Done();
        return TypedResults.Ok(await desk.TryAsync(caller.Scope, body.Text, body.Number, cancellationToken));
    }
}
