using Heed.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Heed.Demo.Removal;

/// <summary><c>DELETE W/demo</c>.</summary>
internal static class RemovalEndpoint
{
    private const string Manage = "workspace.manage";

    public static void Map(IEndpointRouteBuilder workspace) => workspace.MapDelete("/demo", RemoveAsync).Needs(Manage)
        .WithName("RemoveDemo").WithTags("Workspace")
        .WithSummary("Removes the sample company with all its conversations, customers, settings and people, so that the workspace is as new. 409 `notDemo` when there is none.");

    private static async Task<NoContent> RemoveAsync(Caller caller, DemoRemoval removal, CancellationToken cancellationToken)
    {
        caller.Scope.RequireEverywhere(Manage);
        await removal.RemoveAsync(caller.Scope, cancellationToken);
        return TypedResults.NoContent();
    }
}
