using Heed.Conversations.Messages;
using Heed.Conversations.Public;
using Heed.Conversations.Statuses;
using Heed.Conversations.Threads;
using Heed.Kernel;
using Heed.Platform.Store;
using Heed.Platform.Timers;

namespace Heed.Conversations.Snoozing;

/// <summary>Putting a conversation off and bringing it back, inside a unit.</summary>
internal static class Snoozes
{
    /// <summary>Sort key of those that only their customer wakes: after every date.</summary>
    private static readonly DateTimeOffset Someday = new(2900, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Puts it off until a time, or (null) until the customer answers; one that is put off already gets the new time.</summary>
    /// <exception cref="ConflictRefusal">It is resolved.</exception>
    internal static void Begin(Unit unit, ConversationRow row, DateTimeOffset? until)
    {
        if (row.Category == StatusCategory.Resolved) throw new ConflictRefusal("resolved", "It is resolved. Reopen it first.");
        Guid? status = row.Category == StatusCategory.Waiting ? null : StatusDirectory.Default(unit, StatusCategory.Waiting);
        // Whoever is in the queue leaves it meanwhile, so that nobody is given what is put off.
        unit.Execute($"""
            update conversations_conversations set version = version + 1, updated_at = {unit.Now}, snoozed_status = coalesce(snoozed_status, status), status = coalesce({status}, status),
              category = {StatusCategory.Waiting}, tier = {Tier.Snoozed}, rank_at = {until ?? Someday}, snoozed_until = {until}, snoozed_by = {unit.Actor.Id},
              handler = case when assignee is null then {Handler.None} else handler end
            where workspace = {unit.Workspace} and id = {row.Id}
            """);
        if (until is { } at) unit.SetTimer(WakeTimer.TimerKind, row.Id, at);
        else unit.ClearTimer(WakeTimer.TimerKind, row.Id);
        ThreadWriter.Activity(unit, row.Id, "snoozed", new { until, by = unit.Actor.Id });
    }

    /// <summary>Brings it back on top of its list; one that is not put off is left alone. True when it was.</summary>
    /// <param name="reason">What woke it: <c>time</c>, <c>customer</c> or <c>person</c>.</param>
    internal static bool End(Unit unit, Guid conversation, string reason)
    {
        var status = unit.First(
            $"select snoozed_status from conversations_conversations where workspace = {unit.Workspace} and id = {conversation}", r => r.IdOrNull(0));
        if (status is not { } before) return false;
        var known = unit.First($"select category from conversations_statuses where workspace = {unit.Workspace} and id = {before}", r => (StatusCategory?)r.Int(0));
        var (back, category) = known is StatusCategory.Open or StatusCategory.Waiting
            ? (before, known.Value)
            : (StatusDirectory.Default(unit, StatusCategory.Open), StatusCategory.Open);
        unit.Execute($"""
            update conversations_conversations set version = version + 1, updated_at = {unit.Now}, status = {back}, category = {category},
              tier = case when waiting_since is null then {Tier.Answered} else {Tier.Waiting} end, rank_at = coalesce(waiting_since, {unit.Now}),
              snoozed_until = null, snoozed_by = null, snoozed_status = null, handler = case when assignee is null then {Handler.Queue} else {Handler.Agent} end
            where workspace = {unit.Workspace} and id = {conversation}
            """);
        unit.ClearTimer(WakeTimer.TimerKind, conversation);
        ThreadWriter.Activity(unit, conversation, "woken", new { reason, by = unit.Actor.Id });
        var row = ConversationSql.Find(unit, conversation)!;
        unit.Append(new LedgerEvent(ConversationEvents.Woken, "conversation", conversation, row.Version, new { handler = (int)row.Handler }));
        return true;
    }
}
