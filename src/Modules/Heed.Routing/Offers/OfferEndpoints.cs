using Heed.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Heed.Routing.Offers;

/// <summary><c>/routing/offers</c>: what one is asked, and one's answer.</summary>
internal static class OfferEndpoints
{
    public static void Map(IEndpointRouteBuilder workspace)
    {
        var group = workspace.MapGroup("/routing/offers").WithTags("Routing");
        group.MapGet("", ListAsync).NeedsMember().WithName("ListOffers").WithSummary("Conversations one is being asked to take, the soonest to end first. Live as kind offer.");
        group.MapPost("/{conversation:guid}/accept", AcceptAsync).NeedsMember().WithName("AcceptOffer").WithSummary("Takes it. 409 offerOver when its time ran out, the customer left, or a colleague has it.");
        group.MapPost("/{conversation:guid}/decline", DeclineAsync).NeedsMember().WithName("DeclineOffer").WithSummary("Leaves it to somebody else; the customer keeps the place. One is not asked for it again for two minutes.");
    }

    private static async Task<Ok<OfferList>> ListAsync(Caller caller, IStore store, OfferViews offers, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        return TypedResults.Ok(new OfferList(await offers.OfAsync(session, caller.Scope.Workspace, caller.PersonId, cancellationToken)));
    }

    private static async Task<Ok<AcceptedOffer>> AcceptAsync(Guid conversation, Caller caller, OfferDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(new AcceptedOffer(await desk.AcceptAsync(caller.Scope, caller.PersonId, conversation, cancellationToken)));

    private static async Task<NoContent> DeclineAsync(Guid conversation, Caller caller, OfferDesk desk, CancellationToken cancellationToken)
    {
        await desk.DeclineAsync(caller.Scope, caller.PersonId, conversation, cancellationToken);
        return TypedResults.NoContent();
    }
}

/// <summary>What one is being asked.</summary>
internal sealed record OfferList(IReadOnlyList<OfferView> Items);

/// <summary>A conversation that is one's own now.</summary>
internal sealed record AcceptedOffer(Guid ConversationId);
