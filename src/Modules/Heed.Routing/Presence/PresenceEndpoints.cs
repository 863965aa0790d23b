using Heed.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Heed.Routing.Presence;

/// <summary><c>/presence</c>: who is here, and one's own choice.</summary>
internal static class PresenceEndpoints
{
    public static void Map(IEndpointRouteBuilder workspace)
    {
        workspace.MapGet("/presence", ListAsync).NeedsMember().WithName("ListPresence").WithTags("Presence").WithSummary("State and load of the colleagues one meets.");
        workspace.MapPut("/presence", ChooseAsync).NeedsMember().WithName("ChoosePresence").WithTags("Presence")
            .WithSummary("Says whether one takes work. Offline is nobody's choice: it means that no live connection is left.");
    }

    private static async Task<Ok<PresenceList>> ListAsync(Caller caller, PresenceBook book, IPeople people, IStore store, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        var met = (await people.ListAsync(session, caller.Scope, cancellationToken)).Select(p => p.Id).ToHashSet();
        var views = await book.ViewsAsync(session, caller.Scope.Workspace, null, cancellationToken);
        return TypedResults.Ok(new PresenceList([.. views.Where(v => met.Contains(v.PersonId))]));
    }

    private static async Task<Ok<PresenceView>> ChooseAsync(ChoosePresence body, Caller caller, PresenceBook book, IStore store, CancellationToken cancellationToken)
    {
        new Validate().That(body.State != PresenceState.Offline, "state", "notChosen", "One of online, busy, away.").Done();
        await book.ChooseAsync(caller.Scope, caller.PersonId, body.State, cancellationToken);
        using var session = store.Read();
        return TypedResults.Ok((await book.ViewsAsync(session, caller.Scope.Workspace, [caller.PersonId], cancellationToken))[0]);
    }
}

/// <summary>What an agent chooses.</summary>
internal sealed record ChoosePresence(PresenceState State);

/// <summary>Presence of colleagues.</summary>
internal sealed record PresenceList(IReadOnlyList<PresenceView> Items);
