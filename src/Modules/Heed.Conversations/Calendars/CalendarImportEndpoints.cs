using System.Text.Json;
using Heed.Calendars;
using Heed.Calendars.Importing;
using Heed.Conversations.Public;
using Heed.Conversations.Settings;
using Heed.Kernel;
using Heed.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Heed.Conversations.Calendars;

/// <summary>Free and worked days from outside: the sets that come with Heed, iCalendar files, plain tables.</summary>
internal static class CalendarImportEndpoints
{
    /// <summary>How far around the present year recurring events are worked out: the year before (forecasts learn from it) to three years later.</summary>
    private const int YearsBefore = 1, YearsAfter = 3;

    public static void Map(RouteGroupBuilder calendars)
    {
        calendars.MapGet("/holiday-sets", Sets).NeedsMember().WithName("ListHolidaySets").WithSummary("Sets of public holidays that come with Heed, working weekends included.");
        calendars.MapPost("/{id:guid}/imports/preview", PreviewAsync).Needs(ConversationPermissions.ManageInboxes)
            .WithName("PreviewCalendarImport").WithSummary("What a file or a set would bring into a calendar, and what of it is refused. Changes nothing.");
        calendars.MapPost("/{id:guid}/imports", ImportAsync).Needs(ConversationPermissions.ManageInboxes)
            .WithName("ImportIntoCalendar").WithSummary("Takes the days of a file or a set into a calendar. What the same event or set brought before is replaced.");
    }

    private static Ok<Page<HolidaySetView>> Sets() => TypedResults.Ok(new Page<HolidaySetView>(
        [.. HolidaySets.All.Select(s => new HolidaySetView(s.Id, s.Country, s.Year, s.IsAnnounced, s.Basis, [.. s.Read().Days.Select(d => CalendarDayView.Of(d, DayChange.Added))]))], null));

    private static async Task<Ok<CalendarImportView>> PreviewAsync(
        Guid id, CalendarImportRequest request, Caller caller, SettingDesk<Calendar> desk, TimeProvider time, CancellationToken cancellationToken)
    {
        caller.Scope.RequireEverywhere(ConversationPermissions.ManageInboxes);
        Check(request);
        var current = (await desk.GetAsync(caller.Scope.Workspace, id, cancellationToken)).Read();
        var import = Read(request, current, time.GetUtcNow());
        var plan = Plan(request, current, import);
        return TypedResults.Ok(new CalendarImportView(
            [.. plan.Days.Select(d => CalendarDayView.Of(d.Day, d.Change))], [.. import.Faults.Select(f => new CalendarImportFault(f.Line, f.Code, f.What))], import.From, import.To));
    }

    private static async Task<Ok<CalendarView>> ImportAsync(
        Guid id, CalendarImportRequest request, Caller caller, HttpContext context, SettingDesk<Calendar> desk, TimeProvider time, CancellationToken cancellationToken)
    {
        caller.Scope.RequireEverywhere(ConversationPermissions.ManageInboxes);
        Check(request);
        var now = time.GetUtcNow();
        var calendar = await desk.ChangeAsync(
            caller.Scope, id, Versions.IfMatch(context.Request),
            (_, row) =>
            {
                var current = row.Read();
                var import = Read(request, current, now);
                if (import.Sources.Count == 0) throw new InvalidRefusal([new FieldError("text", import.Faults.Count > 0 ? import.Faults[0].Code : "empty", "Nothing of the file could be read.")]);
                var definition = Plan(request, current, import).Definition;
                var problems = WorkCalendar.Validate(definition);
                if (!problems.IsEmpty) throw new InvalidRefusal(problems.Items);
                row.Definition = JsonSerializer.Serialize(definition, HeedJson.Options);
            },
            cancellationToken);
        Versions.Tell(context.Response, calendar.Version);
        return TypedResults.Ok(CalendarEndpoints.View(calendar));
    }

    private static void Check(CalendarImportRequest request) => new Validate()
        .That(request.Like is null or (>= 0 and <= 6), "like", "badDay", "The day is 0 (Sunday) to 6 (Saturday).")
        .That(request.Without is null || request.Without.Count <= CalendarDefinition.MaxDates, "without", "tooMany", $"At most {CalendarDefinition.MaxDates} dates.")
        .That((request.Set is null) != (request.Text is null), "text", "oneOf", "Either a file's text or the name of a set.")
        .That(request.Set is null || HolidaySets.Find(request.Set) is not null, "set", "unknown", "There is no such set.")
        .That(request.Text is null || request.Text.Length <= DayImport.MaxText, "text", ImportFaults.TooLarge, "The file is too large.")
        .Done();

    private static DayImport Read(CalendarImportRequest request, CalendarDefinition current, DateTimeOffset now)
    {
        if (request.Set is { } set) return HolidaySets.Find(set)!.Read();
        var zone = new WorkCalendar(current).TimeZone;
        var (from, to) = (new DateOnly(now.Year - YearsBefore, 1, 1), new DateOnly(now.Year + YearsAfter, 12, 31));
        var text = request.Text!;
        // A table never begins so, an iCalendar file always does.
        return text.AsSpan().TrimStart("\uFEFF \r\n\t").StartsWith("BEGIN:", StringComparison.OrdinalIgnoreCase) ? ICalReader.Read(text, zone, from, to) : DayTable.Read(text, from, to);
    }

    private static ImportPlan Plan(CalendarImportRequest request, CalendarDefinition current, DayImport import) =>
        ImportPlan.Of(current, import, (DayOfWeek)(request.Like ?? (int)DayOfWeek.Monday), (request.Without ?? []).ToHashSet());
}

/// <summary>Public holidays of a year. Not announced: only what the law itself fixes, without worked weekends.</summary>
internal sealed record HolidaySetView(string Id, string Country, int Year, bool Announced, string Basis, IReadOnlyList<CalendarDayView> Days);

/// <summary>A file (iCalendar or table, told apart by its beginning) or a set; <c>like</c> is the day of the week whose hours worked weekends get (Monday); <c>without</c> are dates to leave out.</summary>
internal sealed record CalendarImportRequest(string? Text = null, string? Set = null, int? Like = null, IReadOnlyList<DateOnly>? Without = null);

/// <summary>What would come in, what would not, and the span of dates that was looked at.</summary>
internal sealed record CalendarImportView(IReadOnlyList<CalendarDayView> Days, IReadOnlyList<CalendarImportFault> Faults, DateOnly From, DateOnly To);

/// <summary>Something that is not taken over: its line, a code, and what it is about.</summary>
internal sealed record CalendarImportFault(int Line, string Code, string What);

/// <summary>A date that a file or a set names, and what happens with it.</summary>
internal sealed record CalendarDayView(DateOnly Date, ImportedKind Kind, string Name, string Source, IReadOnlyList<Hours> Slots, DayChange Change)
{
    internal static CalendarDayView Of(ImportedDay day, DayChange change) => new(day.Date, day.Kind, day.Name, day.Source, [.. day.Slots.Select(Hours.Of)], change);
}
