using Heed.Accounts.Public;
using Heed.Conversations.Public;
using Heed.Conversations.Sending;
using Heed.Conversations.Settings;
using Heed.Kernel;
using Heed.Platform.Store;
using Heed.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Heed.Conversations.Inboxes;

/// <summary>Inboxes of the brands the caller sees.</summary>
internal static class InboxEndpoints
{
    public static void Map(IEndpointRouteBuilder workspace)
    {
        var group = workspace.MapGroup("/inboxes").WithTags("Inboxes");
        group.MapGet("", ListAsync).NeedsMember().WithName("ListInboxes").WithSummary("Inboxes of the caller's brands.");
        group.MapGet("/{id:guid}", GetAsync).NeedsMember().WithName("GetInbox").WithSummary("One inbox.");
        group.MapPost("", CreateAsync).Needs(ConversationPermissions.ManageInboxes).WithName("CreateInbox").WithSummary("Adds an inbox.");
        group.MapPatch("/{id:guid}", ChangeAsync).Needs(ConversationPermissions.ManageInboxes).WithName("ChangeInbox").WithSummary("Changes an inbox.");
        group.MapDelete("/{id:guid}", DeleteAsync).Needs(ConversationPermissions.ManageInboxes).WithName("DeleteInbox").WithSummary("Deletes an inbox that has no conversations; archive one that has.");
    }

    internal static InboxView View(Inbox inbox) => new(
        inbox.Id, inbox.Version, inbox.Name, inbox.Brand, inbox.Channel, inbox.Team, inbox.Calendar, inbox.AutoAssign,
        AutoText.Parse(inbox.Greeting), AutoText.Parse(inbox.Away), inbox.UndoSeconds ?? DefaultUndo(inbox.Channel), inbox.Archived, inbox.CreatedAt);

    /// <summary>A chat is a talk: its words go at once. Mail cannot be called back, so it waits a moment.</summary>
    internal static int DefaultUndo(string channel) => channel == "web" ? 0 : 10;

    private static async Task<Ok<Page<InboxView>>> ListAsync(Caller caller, SettingDesk<Inbox> desk, CancellationToken cancellationToken)
    {
        var rows = await desk.ListAsync(caller.Scope.Workspace, cancellationToken);
        return TypedResults.Ok(new Page<InboxView>([.. rows.Where(i => caller.Scope.Sees(i.Brand)).Select(View)], null));
    }

    private static async Task<Ok<InboxView>> GetAsync(Guid id, Caller caller, HttpContext context, SettingDesk<Inbox> desk, CancellationToken cancellationToken)
    {
        var inbox = await desk.GetAsync(caller.Scope.Workspace, id, cancellationToken);
        if (!caller.Scope.Sees(inbox.Brand)) throw new NotFoundRefusal();
        Versions.Tell(context.Response, inbox.Version);
        return TypedResults.Ok(View(inbox));
    }

    private static async Task<Created<InboxView>> CreateAsync(
        InboxRequest request, Caller caller, HttpContext context, SettingDesk<Inbox> desk, IBrands brands, IPeople people, IEnumerable<IInboxOpening> openings,
        IEnumerable<IChannelKind> channels, CancellationToken cancellationToken)
    {
        new Validate()
            .Text(request.Name, "name", 80)
            .That(channels.Any(c => c.Channel == request.Channel), "channel", "unknownChannel", "There is no such channel.")
            .Done();
        var inbox = await desk.CreateAsync(
            caller.Scope,
            (unit, row) =>
            {
                row.Brand = BrandOf(unit, caller.Scope, brands, request.BrandId);
                row.Channel = request.Channel;
                Fill(unit, row, people, request.Name, request.TeamId, request.CalendarId, request.AutoAssign, request.Greeting, request.Away);
                row.UndoSeconds = UndoSeconds(request.UndoSeconds);
                foreach (var opening in openings) opening.Open(unit, new InboxRow(unit.Workspace, row.Id, row.Brand, row.Channel, row.Name, row.Team, row.Calendar, row.AutoAssign, null, null, false));
            },
            cancellationToken);
        Versions.Tell(context.Response, inbox.Version);
        return TypedResults.Created($"/api/v1/w/{caller.Scope.Workspace}/inboxes/{inbox.Id}", View(inbox));
    }

    private static async Task<Ok<InboxView>> ChangeAsync(
        Guid id, InboxChange request, Caller caller, HttpContext context, SettingDesk<Inbox> desk, IPeople people, CancellationToken cancellationToken)
    {
        var inbox = await desk.ChangeAsync(
            caller.Scope, id, Versions.IfMatch(context.Request),
            (unit, row) =>
            {
                Managed(caller.Scope, row);
                Fill(
                    unit, row, people, request.Name.Or(row.Name) ?? "", request.TeamId.Or(row.Team), request.CalendarId.Or(row.Calendar), request.AutoAssign.Or(row.AutoAssign),
                    request.Greeting.Or(AutoText.Parse(row.Greeting)), request.Away.Or(AutoText.Parse(row.Away)));
                if (request.UndoSeconds.IsSet) row.UndoSeconds = UndoSeconds(request.UndoSeconds.Value);
                row.Archived = request.Archived.Or(row.Archived);
            },
            cancellationToken);
        Versions.Tell(context.Response, inbox.Version);
        return TypedResults.Ok(View(inbox));
    }

    private static async Task<NoContent> DeleteAsync(Guid id, Caller caller, SettingDesk<Inbox> desk, CancellationToken cancellationToken)
    {
        await desk.DeleteAsync(
            caller.Scope, id,
            (unit, row) =>
            {
                Managed(caller.Scope, row);
                var used = unit.Number($"select count(*) from (select 1 from conversations_conversations where workspace = {unit.Workspace} and inbox = {row.Id} limit 1) as used");
                if (used > 0) throw new ConflictRefusal("inUse", "This inbox has conversations. Archive it instead; nothing is lost then.");
            },
            cancellationToken);
        return TypedResults.NoContent();
    }

    private static int? UndoSeconds(int? seconds) => seconds is null or (>= 0 and <= OutgoingDesk.MaxUndoSeconds)
        ? seconds
        : throw new InvalidRefusal("undoSeconds", "outOfRange", $"0 to {OutgoingDesk.MaxUndoSeconds} seconds.");

    private static void Managed(Scope scope, Inbox inbox)
    {
        if (!scope.Sees(inbox.Brand)) throw new NotFoundRefusal();
        scope.Require(ConversationPermissions.ManageInboxes, inbox.Brand);
    }

    private static Guid BrandOf(Unit unit, Scope scope, IBrands brands, Guid brand)
    {
        if (!scope.Sees(brand) || brands.Find(unit, brand) is null) throw new InvalidRefusal("brandId", "unknownBrand", "There is no such brand.");
        scope.Require(ConversationPermissions.ManageInboxes, brand);
        return brand;
    }

    private static void Fill(Unit unit, Inbox row, IPeople people, string name, Guid? team, Guid? calendar, bool autoAssign, AutoText? greeting, AutoText? away)
    {
        var validate = new Validate()
            .Text(name, "name", 80)
            .That(team is null || people.Team(unit, team.Value) is not null, "teamId", "unknownTeam", "There is no such team.")
            .That(calendar is null || unit.Number($"select count(*) from conversations_calendars where workspace = {unit.Workspace} and id = {calendar.Value}") > 0, "calendarId", "unknownCalendar", "There is no such calendar.");
        foreach (var (text, field) in new[] { (greeting?.Text, "greeting.text"), (away?.Text, "away.text") })
        {
            validate.That((text?.ZhCn.Length ?? 0) <= 2000 && (text?.En.Length ?? 0) <= 2000, field, "tooLong", "At most 2000 characters.");
        }

        validate.Done();
        row.Name = name.Trim();
        row.Team = team;
        row.Calendar = calendar;
        row.AutoAssign = autoAssign;
        row.Greeting = (greeting ?? AutoText.Off).ToJson();
        row.Away = (away ?? AutoText.Off).ToJson();
    }
}

/// <summary>An inbox.</summary>
internal sealed record InboxView(
    Guid Id, long Version, string Name, Guid BrandId, string Channel, Guid? TeamId, Guid? CalendarId, bool AutoAssign, AutoText Greeting, AutoText Away, int UndoSeconds, bool Archived, DateTimeOffset CreatedAt);

/// <summary>An inbox to add.</summary>
internal sealed record InboxRequest(
    string Name, Guid BrandId, string Channel, Guid? TeamId = null, Guid? CalendarId = null, bool AutoAssign = true, AutoText? Greeting = null, AutoText? Away = null,
    int? UndoSeconds = null);

/// <summary>Changes of an inbox; absent members stay.</summary>
internal sealed record InboxChange(
    Change<string> Name = default, Change<Guid?> TeamId = default, Change<Guid?> CalendarId = default, Change<bool> AutoAssign = default,
    Change<AutoText> Greeting = default, Change<AutoText> Away = default, Change<int?> UndoSeconds = default, Change<bool> Archived = default);
