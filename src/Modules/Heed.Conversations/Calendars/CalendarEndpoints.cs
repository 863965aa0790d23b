using System.Globalization;
using System.Text.Json;
using Heed.Calendars;
using Heed.Conversations.Public;
using Heed.Conversations.Settings;
using Heed.Kernel;
using Heed.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Heed.Conversations.Calendars;

/// <summary>Working hours of a workspace.</summary>
internal static class CalendarEndpoints
{
    public static void Map(IEndpointRouteBuilder workspace)
    {
        var group = workspace.MapGroup("/calendars").WithTags("Calendars");
        group.MapGet("", ListAsync).NeedsMember().WithName("ListCalendars").WithSummary("All calendars.");
        group.MapGet("/{id:guid}", GetAsync).NeedsMember().WithName("GetCalendar").WithSummary("One calendar.");
        group.MapPost("", CreateAsync).Needs(ConversationPermissions.ManageInboxes).WithName("CreateCalendar").WithSummary("Adds a calendar.");
        group.MapPatch("/{id:guid}", ChangeAsync).Needs(ConversationPermissions.ManageInboxes).WithName("ChangeCalendar").WithSummary("Changes a calendar.");
        CalendarImportEndpoints.Map(group);
        group.MapDelete("/{id:guid}", DeleteAsync).Needs(ConversationPermissions.ManageInboxes).WithName("DeleteCalendar").WithSummary("Deletes a calendar that no inbox uses.");
    }

    internal static CalendarView View(Calendar calendar)
    {
        var hours = calendar.Read();
        return new CalendarView(
            calendar.Id, calendar.Version, calendar.Name, hours.TimeZoneId,
            [.. hours.Weekly.Select(s => new WeeklyHours((int)s.Day, Clock(s.From), Clock(s.To)))],
            hours.Holidays,
            [.. hours.Worked.Select(w => new WorkedHours(w.Date, (int)w.Like, w.Name, w.Source))],
            [.. hours.Exceptions.Select(e => new ExceptionalHours(e.Date, [.. e.Slots.Select(Hours.Of)], e.Name, e.Source))],
            calendar.CreatedAt);
    }

    private static async Task<Ok<Page<CalendarView>>> ListAsync(Caller caller, SettingDesk<Calendar> desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(new Page<CalendarView>([.. (await desk.ListAsync(caller.Scope.Workspace, cancellationToken)).Select(View)], null));

    private static async Task<Ok<CalendarView>> GetAsync(Guid id, Caller caller, HttpContext context, SettingDesk<Calendar> desk, CancellationToken cancellationToken)
    {
        var calendar = await desk.GetAsync(caller.Scope.Workspace, id, cancellationToken);
        Versions.Tell(context.Response, calendar.Version);
        return TypedResults.Ok(View(calendar));
    }

    private static async Task<Created<CalendarView>> CreateAsync(
        CalendarRequest request, Caller caller, HttpContext context, SettingDesk<Calendar> desk, CancellationToken cancellationToken)
    {
        caller.Scope.RequireEverywhere(ConversationPermissions.ManageInboxes);
        var json = Check(request);
        var calendar = await desk.CreateAsync(caller.Scope, (_, row) => (row.Name, row.Definition) = (request.Name.Trim(), json), cancellationToken);
        Versions.Tell(context.Response, calendar.Version);
        return TypedResults.Created($"/api/v1/w/{caller.Scope.Workspace}/calendars/{calendar.Id}", View(calendar));
    }

    private static async Task<Ok<CalendarView>> ChangeAsync(
        Guid id, CalendarChange request, Caller caller, HttpContext context, SettingDesk<Calendar> desk, CancellationToken cancellationToken)
    {
        caller.Scope.RequireEverywhere(ConversationPermissions.ManageInboxes);
        var calendar = await desk.ChangeAsync(
            caller.Scope, id, Versions.IfMatch(context.Request),
            (_, row) =>
            {
                var now = View(row);
                var next = new CalendarRequest(
                    request.Name.Or(now.Name) ?? "", request.TimeZone.Or(now.TimeZone) ?? "", request.Weekly.Or(now.Weekly) ?? [],
                    request.Holidays.Or(now.Holidays) ?? [], request.Worked.Or(now.Worked) ?? [], request.Exceptions.Or(now.Exceptions) ?? []);
                row.Definition = Check(next);
                row.Name = next.Name.Trim();
            },
            cancellationToken);
        Versions.Tell(context.Response, calendar.Version);
        return TypedResults.Ok(View(calendar));
    }

    private static async Task<NoContent> DeleteAsync(Guid id, Caller caller, SettingDesk<Calendar> desk, CancellationToken cancellationToken)
    {
        caller.Scope.RequireEverywhere(ConversationPermissions.ManageInboxes);
        await desk.DeleteAsync(
            caller.Scope, id,
            (unit, row) =>
            {
                var used = unit.Number($"select count(*) from conversations_inboxes where workspace = {unit.Workspace} and calendar = {row.Id}");
                if (used > 0) throw new ConflictRefusal("inUse", "An inbox uses this calendar. Choose another one there first.");
            },
            cancellationToken);
        return TypedResults.NoContent();
    }

    /// <summary>The definition as JSON, when the engine accepts it.</summary>
    private static string Check(CalendarRequest request)
    {
        new Validate()
            .Text(request.Name, "name", 80)
            .That(request.Weekly.All(s => s.Day is >= 0 and <= 6 && IsClock(s.From) && IsClock(s.To)), "weekly", "badSlot", "Days are 0 to 6, times look like 09:00.")
            .That((request.Exceptions ?? []).All(e => e.Slots is not null && e.Slots.All(s => IsClock(s.From) && IsClock(s.To))), "exceptions", "badSlot", "Times look like 09:00.")
            .Done();
        var definition = new CalendarDefinition
        {
            TimeZoneId = request.TimeZone,
            Weekly = [.. request.Weekly.Select(s => new WeeklySlot((DayOfWeek)s.Day, Time(s.From), Time(s.To)))],
            Holidays = request.Holidays ?? [],
            Worked = [.. (request.Worked ?? []).Select(w => new WorkedDate(w.Date, (DayOfWeek)w.Like, w.Name, w.Source))],
            Exceptions = [.. (request.Exceptions ?? []).Select(e => new ExceptionalDate(e.Date, [.. e.Slots.Select(s => new DaySlot(Time(s.From), Time(s.To)))], e.Name ?? "", e.Source))],
        };
        var problems = WorkCalendar.Validate(definition);
        if (problems.Items.Count > 0) throw new InvalidRefusal(problems.Items);
        return JsonSerializer.Serialize(definition, HeedJson.Options);
    }

    internal static string Clock(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static bool IsClock(string text) => TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static TimeOnly Time(string text) => TimeOnly.ParseExact(text, "HH:mm", CultureInfo.InvariantCulture);
}

/// <summary>A calendar.</summary>
internal sealed record CalendarView(
    Guid Id, long Version, string Name, string TimeZone, IReadOnlyList<WeeklyHours> Weekly, IReadOnlyList<Holiday> Holidays,
    IReadOnlyList<WorkedHours> Worked, IReadOnlyList<ExceptionalHours> Exceptions, DateTimeOffset CreatedAt);

/// <summary>A calendar to add: several slots a day, over midnight when <c>to</c> is not after <c>from</c>.</summary>
internal sealed record CalendarRequest(
    string Name, string TimeZone, IReadOnlyList<WeeklyHours> Weekly, IReadOnlyList<Holiday>? Holidays = null,
    IReadOnlyList<WorkedHours>? Worked = null, IReadOnlyList<ExceptionalHours>? Exceptions = null);

/// <summary>Changes of a calendar; absent members stay.</summary>
internal sealed record CalendarChange(
    Change<string> Name = default, Change<string> TimeZone = default, Change<IReadOnlyList<WeeklyHours>> Weekly = default,
    Change<IReadOnlyList<Holiday>> Holidays = default, Change<IReadOnlyList<WorkedHours>> Worked = default, Change<IReadOnlyList<ExceptionalHours>> Exceptions = default);

/// <summary>Hours on a day of the week, 0 for Sunday; times as <c>09:00</c>.</summary>
internal sealed record WeeklyHours(int Day, string From, string To);

/// <summary>Hours within a day.</summary>
internal sealed record Hours(string From, string To)
{
    internal static Hours Of(DaySlot slot) => new(CalendarEndpoints.Clock(slot.From), CalendarEndpoints.Clock(slot.To));
}

/// <summary>A date worked like another day of the week, 0 for Sunday; it wins over a holiday.</summary>
internal sealed record WorkedHours(DateOnly Date, int Like, string Name, string? Source = null);

/// <summary>A date with hours of its own; it wins over holidays, worked dates and the week.</summary>
internal sealed record ExceptionalHours(DateOnly Date, IReadOnlyList<Hours> Slots, string? Name = null, string? Source = null);
