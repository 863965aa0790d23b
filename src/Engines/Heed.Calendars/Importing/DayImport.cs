namespace Heed.Calendars.Importing;

/// <summary>What came out of a file. Nothing is changed by it; <see cref="ImportPlan"/> says what it would do to a calendar.</summary>
/// <param name="Days">The dates within the span, by date, each once.</param>
/// <param name="Sources">Every event or set that the file names, cancelled ones included: what they brought before is replaced.</param>
/// <param name="Faults">What was not taken over.</param>
/// <param name="From">The first date that was asked for.</param>
/// <param name="To">The last date that was asked for.</param>
public sealed record DayImport(IReadOnlyList<ImportedDay> Days, IReadOnlySet<string> Sources, IReadOnlyList<ImportFault> Faults, DateOnly From, DateOnly To)
{
    /// <summary>Most UTF-16 units of a file.</summary>
    public const int MaxText = 1024 * 1024;

    /// <summary>Most events, or lines of a table.</summary>
    public const int MaxEvents = 5_000;

    /// <summary>How deep components may lie in each other.</summary>
    public const int MaxDepth = 8;

    /// <summary>Most faults that are listed; a file that is wrong throughout is no reason for a large answer.</summary>
    public const int MaxFaults = 200;

    internal static DayImport Refused(DateOnly from, DateOnly to, int line, string code, string what = "") =>
        new([], new HashSet<string>(), [new ImportFault(line, code, what)], from, to);
}
