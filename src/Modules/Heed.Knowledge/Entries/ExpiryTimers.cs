using Heed.Platform.Timers;

namespace Heed.Knowledge.Entries;

/// <summary>The two timers of an entry that expires: one to warn its owner, one for the end itself.</summary>
internal static class ExpiryTimers
{
    internal const string Warning = "knowledge.expiring";
    internal const string End = "knowledge.expired";

    /// <summary>Sets or clears them by what the entry says now.</summary>
    public static void Set(Unit unit, Entry entry)
    {
        if (entry.ExpiresAt is not { } end || entry.Published is null || entry.Status == EntryStatus.Archived || end <= unit.Now)
        {
            unit.ClearTimer(Warning, entry.Id);
            unit.ClearTimer(End, entry.Id);
            return;
        }

        var warning = end - EntryRow.Ahead;
        unit.SetTimer(Warning, entry.Id, warning > unit.Now ? warning : unit.Now);
        unit.SetTimer(End, entry.Id, end);
    }
}
