namespace Heed.Calendars.Importing;

/// <summary>Codes of <see cref="ImportFault"/>. The first group refuses the whole file, the others one event or line.</summary>
public static class ImportFaults
{
    /// <summary>More than <see cref="DayImport.MaxText"/> characters.</summary>
    public const string TooLarge = "tooLarge";

    /// <summary>It does not begin with BEGIN:VCALENDAR.</summary>
    public const string NotACalendar = "notACalendar";

    /// <summary>A BEGIN without its END, or the other way round.</summary>
    public const string Unbalanced = "unbalanced";

    /// <summary>Components in components, more than <see cref="DayImport.MaxDepth"/> deep.</summary>
    public const string TooDeep = "tooDeep";

    /// <summary>More than <see cref="DayImport.MaxEvents"/> events or lines.</summary>
    public const string TooManyEvents = "tooManyEvents";

    /// <summary>More than <see cref="CalendarDefinition.MaxDates"/> dates.</summary>
    public const string TooManyDates = "tooManyDates";

    /// <summary>No UID, or one longer than <see cref="CalendarDefinition.MaxSourceLength"/>: it could not be replaced later.</summary>
    public const string NoUid = "noUid";

    /// <summary>No name.</summary>
    public const string NoName = "noName";

    /// <summary>No date, or none between 1900 and 2199.</summary>
    public const string BadDate = "badDate";

    /// <summary>It ends before it begins.</summary>
    public const string EndsBefore = "endsBefore";

    /// <summary>A duration that is none.</summary>
    public const string BadDuration = "badDuration";

    /// <summary>Longer than a year.</summary>
    public const string TooLong = "tooLong";

    /// <summary>A time zone without an IANA name that this machine knows.</summary>
    public const string UnknownTimeZone = "unknownTimeZone";

    /// <summary>It covers parts of days; only whole days are free.</summary>
    public const string PartOfDay = "partOfDay";

    /// <summary>A recurrence that is not yearly, or a part of one that is not understood.</summary>
    public const string UnknownRule = "unknownRule";

    /// <summary>One instance of a recurring event that was moved (RECURRENCE-ID).</summary>
    public const string MovedInstance = "movedInstance";

    /// <summary>A kind of day that is none of free, worked and hours.</summary>
    public const string UnknownKind = "unknownKind";

    /// <summary>Hours that are none, such as 9-25.</summary>
    public const string BadHours = "badHours";

    /// <summary>The same date twice in the file with different things said of it; the first counts.</summary>
    public const string TwiceInFile = "twiceInFile";
}
