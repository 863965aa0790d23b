using Heed.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Heed.Routing.Skills;

/// <summary><c>/routing/agents</c>: who can do what, and how much at once.</summary>
internal static class AgentEndpoints
{
    public static void Map(IEndpointRouteBuilder workspace)
    {
        var group = workspace.MapGroup("/routing/agents").WithTags("Routing");
        group.MapGet("", ListAsync).NeedsMember().WithName("ListRoutingAgents").WithSummary("Skills, languages and capacity of the colleagues one meets.");
        group.MapPatch("/{person:guid}", ChangeAsync).Needs(RoutingPermissions.Manage).WithName("ChangeRoutingAgent").WithSummary("Writes down what somebody can do.");
    }

    private static async Task<Ok<Page<RoutingAgentView>>> ListAsync(Caller caller, AgentDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(new Page<RoutingAgentView>(await desk.ListAsync(caller.Scope, cancellationToken), null));

    private static async Task<Ok<RoutingAgentView>> ChangeAsync(Guid person, RoutingAgentChange request, Caller caller, HttpContext context, AgentDesk desk, CancellationToken cancellationToken)
    {
        var view = await desk.ChangeAsync(caller.Scope, person, Versions.IfMatch(context.Request), request, cancellationToken);
        Versions.Tell(context.Response, view.Version);
        return TypedResults.Ok(view);
    }
}
