using Heed.Queueing.Matching;

namespace Heed.Routing.Assignment;

/// <summary>What holds for every desk.</summary>
internal static class DeskSettings
{
    /// <summary>Six chats or letters fill an agent of 12 units; somebody on the telephone takes half as many besides.</summary>
    internal static QueueSettings Engine { get; } = new()
    {
        Units = new Dictionary<WorkKind, int>
        {
            [WorkKind.Chat] = 2,
            [WorkKind.Mail] = 2,
            [WorkKind.Call] = 6,
            [WorkKind.CallBack] = 6,
            [WorkKind.Case] = 1,
        },
    };

    /// <summary>How long it is kept why somebody got a conversation.</summary>
    internal static readonly TimeSpan Kept = TimeSpan.FromDays(60);
}
