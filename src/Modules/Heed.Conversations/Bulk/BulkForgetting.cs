using Heed.Platform.Store;
using Heed.Platform.Timers;

namespace Heed.Conversations.Bulk;

/// <summary>Drops what a job remembers of the conversations once it cannot be taken back any more.</summary>
internal sealed class BulkForgetting : ITimerHandler
{
    internal const string TimerKind = "conversations.bulkForget";

    public string Kind => TimerKind;

    public void Fire(Unit unit, DueTimer timer) =>
        unit.Execute($"update conversations_bulk_items set memory = null where workspace = {unit.Workspace} and job = {timer.Key} and memory is not null");
}
