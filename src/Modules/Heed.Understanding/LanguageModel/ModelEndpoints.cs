using Heed.Platform.Secrets;
using Heed.Platform.Web;
using Heed.Understanding.Public;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Heed.Understanding.LanguageModel;

/// <summary><c>/model</c>: the workspace's connection to a language model.</summary>
internal static class ModelEndpoints
{
    public static void Map(IEndpointRouteBuilder workspace)
    {
        var group = workspace.MapGroup("/model").WithTags("Language model");
        group.MapGet("", GetAsync).Needs(ModelSettings.Manage).WithName("GetModel").WithSummary("The connection to a model, without its key, and what it took today.");
        group.MapPut("", PutAsync).Needs(ModelSettings.Manage).WithName("PutModel").WithSummary("Sets the connection; a key that is left out stays, unless the address changes.");
        group.MapDelete("", DeleteAsync).Needs(ModelSettings.Manage).WithName("DeleteModel").WithSummary("Forgets the connection and its key. Everything goes on without a model.");
        group.MapPost("/test", TestAsync).Needs(ModelSettings.Manage).WithName("TestModel").WithSummary("Asks the model for one word, on or off, and tells how long it took.");
    }

    private static async Task<Ok<ModelView>> GetAsync(Caller caller, ModelSettings settings, HttpResponse response, CancellationToken cancellationToken)
    {
        var view = await settings.GetAsync(caller.Scope, cancellationToken);
        Versions.Tell(response, view.Version);
        return TypedResults.Ok(view);
    }

    private static async Task<Ok<ModelView>> PutAsync(ModelPut body, Caller caller, ModelSettings settings, HttpContext context, CancellationToken cancellationToken)
    {
        await settings.PutAsync(caller.Scope, body, Versions.IfMatch(context.Request), cancellationToken);
        return await GetAsync(caller, settings, context.Response, cancellationToken);
    }

    private static async Task<NoContent> DeleteAsync(Caller caller, ModelSettings settings, CancellationToken cancellationToken)
    {
        await settings.DeleteAsync(caller.Scope, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<ModelTrial>> TestAsync(Caller caller, IStore store, SecretStore secrets, ModelDesk desk, TimeProvider time, CancellationToken cancellationToken)
    {
        caller.Scope.RequireEverywhere(ModelSettings.Manage);
        ModelConnection connection;
        string? key;
        using (var session = store.Read())
        {
            connection = await session.Db.Set<ModelConnection>().FirstOrDefaultAsync(c => c.Workspace == caller.Scope.Workspace, cancellationToken) ?? throw new NotFoundRefusal();
            key = await secrets.GetAsync(session, caller.Scope.Workspace, ModelConnection.Secret, cancellationToken);
        }

        var started = time.GetTimestamp();
        var answer = await desk.AskAsync(connection, key, new ModelQuestion("Answer with the single word: ready", [], 16), cancellationToken);
        return TypedResults.Ok(new ModelTrial(answer.Text, answer.Failure, (int)time.GetElapsedTime(started).TotalMilliseconds));
    }
}
