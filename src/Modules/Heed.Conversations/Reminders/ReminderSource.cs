using Heed.Kernel;
using Heed.Platform.Live;
using Heed.Platform.Store;

namespace Heed.Conversations.Reminders;

/// <summary>Live source of reminders, for the other windows of the same person. The entity's id is the conversation's.</summary>
internal sealed class ReminderSource : PersonalLiveSource
{
    public override string Kind => "reminder";

    protected override async Task<IReadOnlyList<(Guid Entity, Guid Person, object View)>> QueryAsync(
        ReadSession session, WorkspaceId workspace, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) =>
        await session.QueryAsync(
            $"select conversation, person, at from conversations_reminders where workspace = {workspace} and conversation in {ids}",
            r => (r.Id(0), r.Id(1), (object)new ReminderView(r.Time(2))), cancellationToken);
}
