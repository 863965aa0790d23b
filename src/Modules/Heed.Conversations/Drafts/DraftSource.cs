using Heed.Kernel;
using Heed.Platform.Live;
using Heed.Platform.Store;

namespace Heed.Conversations.Drafts;

/// <summary>Live source of drafts, for the other windows of the same person. The entity's id is the conversation's.</summary>
internal sealed class DraftSource : PersonalLiveSource
{
    public override string Kind => "draft";

    protected override async Task<IReadOnlyList<(Guid Entity, Guid Person, object View)>> QueryAsync(
        ReadSession session, WorkspaceId workspace, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) =>
        await session.QueryAsync(
            $"select conversation, person, text, note, version, updated_at from conversations_drafts where workspace = {workspace} and conversation in {ids}",
            r => (r.Id(0), r.Id(1), (object)new DraftView(r.Text(2), r.Bool(3), r.Long(4), r.Time(5))), cancellationToken);
}
