namespace Heed.Calendars.Importing;

/// <summary>A VEVENT as it is written: the properties that say when it is and what it is called.</summary>
internal sealed class ICalEvent(int line)
{
    private const int MostExtraDates = 1_000;

    /// <summary>The line on which it begins.</summary>
    public int Line { get; } = line;

    public string Uid { get; private set; } = "";

    public string Name { get; private set; } = "";

    public ICalLine? Start { get; private set; }

    public ICalLine? End { get; private set; }

    public string? Duration { get; private set; }

    public string? Rule { get; private set; }

    /// <summary>RDATE and EXDATE, each value a line of its own.</summary>
    public List<ICalLine> Added { get; } = [];

    public List<ICalLine> Left { get; } = [];

    public bool IsCancelled { get; private set; }

    public bool IsMovedInstance { get; private set; }

    /// <summary>A property that Heed does not understand and that changes when the event is.</summary>
    public string? Unknown { get; private set; }

    public bool IsWorked { get; private set; }

    public void Take(ICalLine line)
    {
        switch (line.Name)
        {
            case "UID": Uid = line.Value; break;
            case "SUMMARY": Name = ICalText.Name(line.Value); break;
            case "DTSTART": Start = line; break;
            case "DTEND": End = line; break;
            case "DURATION": Duration = line.Value; break;
            // Two rules together were allowed once (RFC 2445) and mean different things to different readers.
            case "RRULE": (Rule, Unknown) = (line.Value, Rule is null ? Unknown : "RRULE"); break;
            case "EXRULE": Unknown = "EXRULE"; break;
            case "RDATE": Values(line, Added); break;
            case "EXDATE": Values(line, Left); break;
            case "STATUS": IsCancelled = line.Value.Equals("CANCELLED", StringComparison.OrdinalIgnoreCase); break;
            case "RECURRENCE-ID": IsMovedInstance = true; break;
            // Apple's calendars of Chinese holidays mark their days so.
            case "X-APPLE-SPECIAL-DAY": IsWorked = line.Value.Equals("ALTERNATE-WORKDAY", StringComparison.OrdinalIgnoreCase); break;
        }
    }

    private void Values(ICalLine line, List<ICalLine> to)
    {
        foreach (var value in line.Value.Split(',', MostExtraDates))
        {
            if (to.Count >= MostExtraDates) Unknown = line.Name;
            else to.Add(line with { Value = value.Trim() });
        }
    }
}
