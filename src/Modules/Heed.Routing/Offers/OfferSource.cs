using Heed.Platform.Live;
using Heed.Routing.Assignment;

namespace Heed.Routing.Offers;

/// <summary>Offers on the live sockets of whoever is asked; the frame without an entity says that it is over.</summary>
internal sealed class OfferSource(OfferViews offers) : PersonalLiveSource
{
    public override string Kind => WorkNews.Offer;

    protected override async Task<IReadOnlyList<(Guid Entity, Guid Person, object View)>> QueryAsync(
        ReadSession session, WorkspaceId workspace, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) =>
        [.. (await offers.FindAsync(session, workspace, ids, cancellationToken)).Select(o => (o.View.Id, o.Agent, (object)o.View))];
}
