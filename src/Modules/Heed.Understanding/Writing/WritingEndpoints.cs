using Heed.Conversations.Public;
using Heed.Platform.Web;
using Heed.Understanding.Public;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Heed.Understanding.Writing;

/// <summary><c>/conversations/{id}/writing</c>: help with words, when the workspace has a model.</summary>
internal static class WritingEndpoints
{
    public static void Map(IEndpointRouteBuilder workspace)
    {
        workspace.MapGet("/writing", StateAsync).NeedsMember().WithName("GetWriting").WithTags("Language model").WithSummary("Whether help with words is there.");
        workspace.MapPost("/conversations/{id:guid}/writing", RunAsync).Needs(ConversationPermissions.Reply).WithName("ProposeWording").WithTags("Language model")
            .WithSummary("Rewrites, shortens or translates a draft, sums up the thread, or drafts a reply from knowledge with its sources. A proposal only: nothing is stored or sent.");
    }

    private static async Task<Ok<WritingState>> StateAsync(Caller caller, IStore store, ILanguageModel model, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        return TypedResults.Ok(new WritingState(await model.IsOnAsync(session, caller.Scope.Workspace, cancellationToken)));
    }

    private static async Task<Ok<ModelAnswer>> RunAsync(Guid id, WritingRequest body, Caller caller, WritingDesk desk, CancellationToken cancellationToken)
    {
        new Validate().Text(body.Text, "text", WritingDesk.MaxText, required: body.Task is not (WritingTask.Summarise or WritingTask.Answer), multiline: true).Done();
        return TypedResults.Ok(await desk.RunAsync(caller.Scope, id, body, cancellationToken));
    }
}

/// <summary>What is wanted. <paramref name="Text"/> is the draft; a summary and an answer need none. <paramref name="Language"/> is a BCP 47 code, for translating and summing up.</summary>
internal sealed record WritingRequest(WritingTask Task, string? Text = null, string? Language = null);

/// <summary>Whether a model is switched on.</summary>
internal sealed record WritingState(bool Available);
