namespace Heed.Bot.Actions;

/// <summary>Whether the inbox is open now, and when it opens next.</summary>
internal sealed class HoursAction(IInboxes inboxes, IStore store, TimeProvider time) : IFlowAction
{
    public string Name => "hours.next";

    public IReadOnlyList<string> Arguments => [];

    public IReadOnlyList<string> Facts => ["hours.open", "hours.next"];

    public async Task<FlowActionResult> RunAsync(FlowActionContext context, IReadOnlyDictionary<string, string> with, CancellationToken cancellationToken)
    {
        if (context.Inbox is not { } inbox) return FlowActionResult.Failed("noInbox");
        using var session = store.Read();
        var now = time.GetUtcNow();
        var (at, zone) = await inboxes.NextOpenAsync(session, inbox, now, cancellationToken);
        var facts = new Dictionary<string, string> { ["hours.open"] = at == now ? "yes" : "no" };
        if (at is { } next) facts["hours.next"] = Talking.Wording.Moment(TimeZoneInfo.ConvertTime(next, zone), context.Language);
        return new FlowActionResult(true, facts);
    }
}
