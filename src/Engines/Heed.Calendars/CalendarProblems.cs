using Heed.Kernel;

namespace Heed.Calendars;

/// <summary>What is wrong with a <see cref="CalendarDefinition"/>; empty when nothing is.</summary>
public sealed class CalendarProblems
{
    /// <summary>The time zone is not an IANA name that this machine knows.</summary>
    public const string UnknownTimeZone = "unknownTimeZone";

    /// <summary>The day of the week is not one of the seven.</summary>
    public const string UnknownDay = "unknownDay";

    /// <summary>A slot ends when it begins. (Only 00:00 to 00:00 is a whole day; anything else is more likely a slip.)</summary>
    public const string SlotEmpty = "slotEmpty";

    /// <summary>A day has more than <see cref="CalendarDefinition.MaxSlotsPerDay"/> slots.</summary>
    public const string TooManySlots = "tooManySlots";

    /// <summary>There are more than <see cref="CalendarDefinition.MaxDates"/> holidays, worked dates and exceptional dates.</summary>
    public const string TooManyDates = "tooManyDates";

    /// <summary>The date stands twice among the holidays, among the worked dates, or among the exceptional dates.</summary>
    public const string DuplicateDate = "duplicateDate";

    /// <summary>A holiday or a worked date has no name.</summary>
    public const string NameMissing = "nameMissing";

    /// <summary>A name is longer than <see cref="CalendarDefinition.MaxNameLength"/>.</summary>
    public const string NameTooLong = "nameTooLong";

    /// <summary>A source is longer than <see cref="CalendarDefinition.MaxSourceLength"/>.</summary>
    public const string SourceTooLong = "sourceTooLong";

    internal CalendarProblems(IReadOnlyList<FieldError> items) => Items = items;

    /// <summary>The problems in the order of the definition; the field is a path such as <c>weekly[2]</c> or <c>exceptions[0].slots[1]</c>.</summary>
    public IReadOnlyList<FieldError> Items { get; }

    /// <summary>True when nothing is wrong.</summary>
    public bool IsEmpty => Items.Count == 0;

    /// <inheritdoc/>
    public override string ToString() => string.Join("; ", Items.Select(p => $"{p.Field}: {p.Code}"));
}
