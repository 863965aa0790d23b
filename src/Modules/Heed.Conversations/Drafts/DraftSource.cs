using Heed.Kernel;
using Heed.Platform.Live;
using Heed.Platform.Store;

namespace Heed.Conversations.Drafts;

/// <summary>Live source of drafts, for the other windows of the same person. The entity's id is the conversation's.</summary>
internal sealed class DraftSource(DraftViews views) : PersonalLiveSource
{
    public override string Kind => "draft";

    protected override async Task<IReadOnlyList<(Guid Entity, Guid Person, object View)>> QueryAsync(
        ReadSession session, WorkspaceId workspace, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        var rows = await session.QueryAsync(
            $"select {DraftViews.Columns}, d.conversation, d.person from conversations_drafts d where d.workspace = {workspace} and d.conversation in {ids}",
            r => (Conversation: r.Id(5), Person: r.Id(6), View: DraftViews.Read(r)), cancellationToken);
        var complete = await views.CompleteAsync(session, workspace, [.. rows.Select(r => r.View)], cancellationToken);
        return [.. rows.Select((row, i) => (row.Conversation, row.Person, (object)complete[i]))];
    }
}
