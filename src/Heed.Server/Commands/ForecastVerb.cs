using System.Globalization;
using Heed.Calendars.Importing;
using Heed.Queueing.Erlang;
using Heed.Queueing.Forecasting;
using Heed.Server.Forecasting;

namespace Heed.Server.Commands;

/// <summary>Contacts and agents of the days to come, from a file of quarter-hours.</summary>
internal sealed class ForecastVerb : Verb
{
    private const int DefaultDays = 14, MostDays = 366;

    public override string Name => "forecast";

    public override string Summary =>
        "Contacts per quarter-hour and the agents they need, from history: lines such as 2026-10-01T09:15,12. docs/operate/planning.md tells how it is read.";

    public override string Words => "HISTORY.csv";

    public override int MaxWords => 1;

    public override IReadOnlyList<Option> Options =>
    [
        new("days", "N", $"how many days after the last of the history (default {DefaultDays})"),
        new("holidays", "FILE", "holidays and worked weekends, past and to come: a table (docs/operate/planning.md), or the name of a set such as cn-2026; several separated by commas"),
        new("aht", "SECONDS", "mean handling time of a contact (default 300)"),
        new("goal", "SHARE", "the share to be answered within the target (default 0.8)"),
        new("target", "SECONDS", "what in time means (default 20)"),
        new("patience", "SECONDS", "mean patience; without it nobody leaves"),
        new("at-once", "N", "contacts that an agent has at once (default 1)"),
        new("shrinkage", "SHARE", "share of paid time in which agents cannot serve (default 0)"),
        new("at-least", "N", "the fewest agents while anybody is expected (default 0)"),
        new("csv", null, "a line for every quarter-hour, as CSV"),
        Json,
    ];

    public override async Task<int> RunAsync(Arguments arguments, CancellationToken cancellationToken)
    {
        if (arguments.Words is not [var path]) throw new UsageException("name one file.");
        var days = Whole(arguments, "days", DefaultDays, 1, MostDays);
        var rules = Rules(arguments);
        var (history, errors) = CountsTable.Read(await TextAsync(path, CountsTable.MaxText, cancellationToken));
        foreach (var error in errors) await arguments.Errors.WriteLineAsync($"heed forecast: {path}: {(error.Field.Length > 0 ? error.Field + ": " : "")}{error.Message}");
        if (errors.Count > 0) return 1;
        var marks = await MarksAsync(arguments, cancellationToken);
        if (marks is null) return 1;
        var known = history.Select(d => marks.TryGetValue(d.Date, out var kind) ? d with { IsHoliday = kind == ImportedKind.Free, Like = kind == ImportedKind.Worked ? DayOfWeek.Monday : null } : d).ToList();
        if (Forecaster.Fit(known) is not { } forecaster)
        {
            await arguments.Errors.WriteLineAsync($"heed forecast: {path}: {known.Count} days are known; at least {Forecaster.FewestDays} are needed.");
            return 1;
        }

        var last = known[^1].Date;
        var told = Enumerable.Range(1, days).Select(ahead => last.AddDays(ahead)).Select(date =>
        {
            ImportedKind? kind = marks.TryGetValue(date, out var found) ? found : null;
            var day = forecaster.For(date, kind == ImportedKind.Free, kind == ImportedKind.Worked ? DayOfWeek.Monday : null);
            return new ToldDay(day, kind, Staffing.For(day, rules));
        }).ToList();
        var answer = new ForecastAnswer(known, told, forecaster, Backtest.Of(known, Math.Min(days, 14)));
        if (arguments.Has("csv")) await arguments.Output.WriteAsync(answer.Csv());
        else await arguments.AnswerAsync(answer.Document(), answer.Words());
        return 0;
    }

    private static StaffingRules Rules(Arguments arguments)
    {
        double Number(string name, double otherwise, double least, double most) =>
            !arguments.Has(name) ? otherwise : arguments.Number(name) is var value && value >= least && value <= most ? value : throw new UsageException($"--{name} is between {least.ToString(CultureInfo.InvariantCulture)} and {most.ToString(CultureInfo.InvariantCulture)}.");
        return new StaffingRules
        {
            HandlingSeconds = Number("aht", 300, 0.1, 86_400),
            Target = new ServiceTarget(Number("goal", 0.8, 0.001, 0.999), Number("target", 20, 0, 86_400)),
            PatienceSeconds = arguments.Has("patience") ? Number("patience", 0, 0.1, 86_400) : null,
            AtOnce = Number("at-once", 1, 1, 100),
            Shrinkage = Number("shrinkage", 0, 0, 0.95),
            AtLeast = Whole(arguments, "at-least", 0, 0, 100_000),
        };
    }

    private static int Whole(Arguments arguments, string name, int otherwise, int least, int most)
    {
        if (!arguments.Has(name)) return otherwise;
        var value = arguments.Number(name);
        return value >= least && value <= most && value == Math.Floor(value) ? (int)value : throw new UsageException($"--{name} is a whole number from {least} to {most}.");
    }

    private static async Task<Dictionary<DateOnly, ImportedKind>?> MarksAsync(Arguments arguments, CancellationToken cancellationToken)
    {
        var marks = new Dictionary<DateOnly, ImportedKind>();
        foreach (var name in arguments.Value("holidays")?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [])
        {
            var text = HolidaySets.Find(name)?.Text ?? await TextAsync(name, DayImport.MaxText, cancellationToken);
            var import = DayTable.Read(text, new DateOnly(1970, 1, 1), new DateOnly(2199, 12, 31));
            foreach (var fault in import.Faults) await arguments.Errors.WriteLineAsync($"heed forecast: {name}: line {fault.Line}: {fault.Code} {fault.What}");
            if (import.Faults.Count > 0) return null;
            foreach (var day in import.Days) marks[day.Date] = day.Kind;
        }

        return marks;
    }

    private static async Task<string> TextAsync(string path, int most, CancellationToken cancellationToken)
    {
        var file = new FileInfo(path);
        if (!file.Exists) throw new UsageException($"there is no file {path}.");
        if (file.Length > most) throw new UsageException($"{path} is larger than {most >> 20} MiB.");
        return await File.ReadAllTextAsync(path, cancellationToken);
    }
}
