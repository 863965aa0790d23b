using Heed.Kernel;
using Heed.Platform.Live;
using Heed.Platform.Store;

namespace Heed.Conversations.Messages;

/// <summary>Live source of "how far I have read", for the other windows of the same person. The entity's id is the conversation's.</summary>
internal sealed class SeenSource : PersonalLiveSource
{
    public override string Kind => "seen";

    protected override async Task<IReadOnlyList<(Guid Entity, Guid Person, object View)>> QueryAsync(
        ReadSession session, WorkspaceId workspace, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) =>
        await session.QueryAsync(
            $"select conversation, person, position, marked from conversations_seen where workspace = {workspace} and conversation in {ids}",
            r => (r.Id(0), r.Id(1), (object)new SeenView(r.Int(2), r.Bool(3))), cancellationToken);
}

/// <summary>How far the person has read, and whether they marked it unread.</summary>
internal sealed record SeenView(int Position, bool Marked);
