namespace Heed.Floor.Now;

/// <summary>Who works here, and in which time zone a day begins.</summary>
internal sealed record Roster(TimeZoneInfo Zone, IReadOnlyList<RosterEntry> People)
{
    /// <summary>The instant at which the day of <paramref name="now"/> began.</summary>
    public DateTimeOffset DayStart(DateTimeOffset now)
    {
        var local = TimeZoneInfo.ConvertTime(now, Zone);
        var midnight = local.Date;
        // Where clocks skip midnight, the day begins an hour later.
        if (Zone.IsInvalidTime(midnight)) midnight = midnight.AddHours(1);
        return new DateTimeOffset(midnight, Zone.GetUtcOffset(midnight)).ToUniversalTime();
    }
}

/// <summary>Somebody who may answer customers, and what they may do as a scope.</summary>
internal sealed record RosterEntry(PersonRow Person, Scope Scope);
