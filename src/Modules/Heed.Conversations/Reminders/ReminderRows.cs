using Heed.Kernel;
using Heed.Platform.Store;
using Heed.Platform.Timers;

namespace Heed.Conversations.Reminders;

/// <summary>Sets and clears reminders inside a unit; a person has one per conversation.</summary>
internal static class ReminderRows
{
    /// <summary>Kind of the timers, keyed by the reminder's id.</summary>
    internal const string Timer = "conversations.reminder";

    private const string Kind = "reminder";

    internal static void Set(Unit unit, Guid person, Guid conversation, DateTimeOffset at)
    {
        var known = Find(unit, person, conversation);
        var id = known ?? Ids.New(unit.Now);
        unit.Execute($"""
            insert into conversations_reminders (workspace, person, conversation, id, at) values ({unit.Workspace}, {person}, {conversation}, {id}, {at})
            on conflict (workspace, person, conversation) do update set at = excluded.at
            """);
        unit.SetTimer(Timer, id, at);
        unit.Append(new LedgerEvent(known is null ? "reminder.created" : "reminder.changed", Kind, conversation, 0, new { person }));
    }

    internal static void Clear(Unit unit, Guid person, Guid conversation)
    {
        if (Find(unit, person, conversation) is not { } id) return;
        unit.ClearTimer(Timer, id);
        Drop(unit, person, conversation);
    }

    /// <summary>All of a conversation, whosever they are.</summary>
    internal static void ClearAll(Unit unit, Guid conversation)
    {
        foreach (var person in Of(unit, conversation)) Clear(unit, person, conversation);
    }

    /// <summary>They follow a conversation that was merged; whoever has one there already keeps that.</summary>
    internal static void Move(Unit unit, Guid from, Guid to)
    {
        foreach (var person in Of(unit, from))
        {
            var at = unit.First($"select at from conversations_reminders where workspace = {unit.Workspace} and person = {person} and conversation = {from}", r => r.Time(0));
            Clear(unit, person, from);
            if (Find(unit, person, to) is null) Set(unit, person, to, at);
        }
    }

    internal static void Drop(Unit unit, Guid person, Guid conversation)
    {
        unit.Execute($"delete from conversations_reminders where workspace = {unit.Workspace} and person = {person} and conversation = {conversation}");
        unit.Append(new LedgerEvent("reminder.deleted", Kind, conversation, 0, new { person }));
    }

    private static Guid? Find(Unit unit, Guid person, Guid conversation) => unit.First(
        $"select id from conversations_reminders where workspace = {unit.Workspace} and person = {person} and conversation = {conversation}", r => (Guid?)r.Id(0));

    private static List<Guid> Of(Unit unit, Guid conversation) =>
        [.. unit.Query($"select person from conversations_reminders where workspace = {unit.Workspace} and conversation = {conversation}", r => r.Id(0))];
}
