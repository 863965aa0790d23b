using Heed.Customers.Public;
using Heed.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Heed.Routing.CallBacks;

/// <summary><c>/routing/call-backs</c>: who is to be rung, and what became of it.</summary>
internal static class CallBackEndpoints
{
    private static readonly TimeSpan Soonest = TimeSpan.FromMinutes(1), Latest = TimeSpan.FromDays(31);

    public static void Map(IEndpointRouteBuilder workspace)
    {
        var group = workspace.MapGroup("/routing/call-backs").WithTags("Routing");
        group.MapGet("", ListAsync).NeedsMember().WithName("ListCallBacks").WithSummary("Open call-backs of conversations one sees, the longest asked for first. Live as kind callBack.");
        group.MapPost("", AskAsync).NeedsMember().WithName("AskForCallBack").WithSummary("Takes a call-back down for a customer. `taken` is false when the number cannot be rung, the time is full, or the customer is not to be rung; the thread says which.");
        group.MapPost("/plan", PlanAsync).NeedsMember().WithName("PlanCallBack").WithSummary("An agent plans a call-back: at once (`ring`), at any time to come, or in turn. Refused where the number, the customer or an open call-back is in the way.");
        group.MapPost("/{id:guid}/move", MoveAsync).NeedsMember().WithName("MoveCallBack").WithSummary("Rings at another time; the customer is told. 409 `callBackTaken` while somebody rings.");
        group.MapGet("/slots/{conversation:guid}", SlotsAsync).NeedsMember().WithName("ListCallBackSlots").WithSummary("Times with places left; empty where people ring in turn.");
        group.MapPost("/{id:guid}/take", TakeAsync).NeedsMember().WithName("TakeCallBack").WithSummary("Begins to ring; the conversation is one's own then. 409 `callBackTaken` when a colleague has it.");
        group.MapPost("/{id:guid}/outcome", RecordAsync).NeedsMember().WithName("RecordCall").WithSummary("Says what became of the call. No answer rings again later, up to the queue's number of attempts.");
        group.MapDelete("/{id:guid}", CancelAsync).NeedsMember().WithName("CancelCallBack").WithSummary("The customer no longer wants to be rung.");
    }

    private static async Task<Ok<CallBackList>> ListAsync(Caller caller, IStore store, IConversationSight sight, ICustomers customers, CancellationToken cancellationToken)
    {
        var workspace = caller.Scope.Workspace;
        using var session = store.Read();
        var rows = await session.Db.Set<CallBack>().Where(c => c.Workspace == workspace && c.State <= CallBackState.Calling).OrderBy(c => c.RequestedAt).ThenBy(c => c.Id).Take(500).ToListAsync(cancellationToken);
        var rules = await sight.RulesAsync(session, workspace, rows.Select(c => c.Conversation).ToHashSet(), cancellationToken);
        var names = await customers.NamesAsync(session, workspace, [.. rows.Select(c => c.Customer).Distinct()], cancellationToken);
        return TypedResults.Ok(new CallBackList([.. rows.Where(c => rules.TryGetValue(c.Conversation, out var seen) && seen(caller.Scope)).Select(c => CallBackView.Of(c, names.GetValueOrDefault(c.Customer)?.Name ?? ""))]));
    }

    private static async Task<Ok<CallBackAsked>> AskAsync(AskForCallBack body, Caller caller, IStore store, IConversations conversations, CallBackDesk desk, CancellationToken cancellationToken)
    {
        new Validate().Text(body.Phone, "phone", PhoneNumber.MaxText).Text(body.About, "about", CallBackDesk.MaxAbout, required: false, multiline: true).Done();
        await SeeAsync(caller.Scope, body.ConversationId, store, conversations, cancellationToken);
        var taken = await store.WriteAsync(caller.Scope, unit => desk.Ask(unit, body.ConversationId, body.Phone, body.About?.Trim() ?? "", body.At), cancellationToken);
        return TypedResults.Ok(new CallBackAsked(taken));
    }

    private static async Task<Ok<CallBackView>> PlanAsync(
        PlanCallBack body, Caller caller, IStore store, IConversations conversations, ICustomers customers, CallBackDesk desk, TimeProvider time, CancellationToken cancellationToken)
    {
        var number = PhoneNumber.Read(body.Phone);
        Timed(new Validate(), body.At, time)
            .Text(body.Phone, "phone", PhoneNumber.MaxText)
            .That(number is not null, "phone", "badPhone", "A number that can be rung: a mobile, a landline with its area code, or one with + and its country code.")
            .Text(body.About, "about", CallBackDesk.MaxAbout, required: false, multiline: true)
            .That(!body.Ring || body.At is null, "at", "notBoth", "Now or later, not both.")
            .Done();
        var thread = await SeeAsync(caller.Scope, body.ConversationId, store, conversations, cancellationToken);
        var name = await NameAsync(caller.Scope, thread.Customer, store, customers, cancellationToken);
        var person = caller.PersonId;
        return TypedResults.Ok(await store.WriteAsync(
            caller.Scope, unit => CallBackView.Of(desk.Plan(unit, body.ConversationId, number!, body.About?.Trim() ?? "", body.At, person, body.Ring), name), cancellationToken));
    }

    private static async Task<Ok<CallBackView>> MoveAsync(
        Guid id, MoveCallBack body, Caller caller, IStore store, IConversations conversations, ICustomers customers, CallBackDesk desk, TimeProvider time, CancellationToken cancellationToken)
    {
        Timed(new Validate(), body.At, time).Done();
        var name = await MeetAsync(caller.Scope, id, store, conversations, customers, cancellationToken);
        var person = caller.PersonId;
        return TypedResults.Ok(await store.WriteAsync(caller.Scope, unit => CallBackView.Of(desk.Move(unit, id, person, body.At), name), cancellationToken));
    }

    private static async Task<Ok<OpenSlots>> SlotsAsync(Guid conversation, Caller caller, IStore store, IConversations conversations, CallBackDesk desk, CancellationToken cancellationToken)
    {
        await SeeAsync(caller.Scope, conversation, store, conversations, cancellationToken);
        using var session = store.Read();
        return TypedResults.Ok(new OpenSlots(await desk.SlotsAsync(session, caller.Scope.Workspace, conversation, cancellationToken)));
    }

    private static async Task<Ok<CallBackView>> TakeAsync(Guid id, Caller caller, IStore store, IConversations conversations, ICustomers customers, CallBackDesk desk, CancellationToken cancellationToken)
    {
        var name = await MeetAsync(caller.Scope, id, store, conversations, customers, cancellationToken);
        var person = caller.PersonId;
        return TypedResults.Ok(await store.WriteAsync(caller.Scope, unit => CallBackView.Of(desk.Take(unit, id, person), name), cancellationToken));
    }

    private static async Task<Ok<CallBackView>> RecordAsync(
        Guid id, RecordCall body, Caller caller, IStore store, IConversations conversations, ICustomers customers, CallBackDesk desk, TimeProvider time, CancellationToken cancellationToken)
    {
        Timed(new Validate(), body.At, time)
            .Text(body.Note, "note", CallBackDesk.MaxNote, required: false, multiline: true)
            .That(body.Outcome != CallOutcome.Later || body.At is not null, "at", "required", "When to ring again.")
            .Done();
        var name = await MeetAsync(caller.Scope, id, store, conversations, customers, cancellationToken);
        var person = caller.PersonId;
        return TypedResults.Ok(await store.WriteAsync(
            caller.Scope, unit => CallBackView.Of(desk.Record(unit, id, person, body.Outcome, body.Note?.Trim() ?? "", body.At), name), cancellationToken));
    }

    private static async Task<NoContent> CancelAsync(Guid id, Caller caller, IStore store, IConversations conversations, ICustomers customers, CallBackDesk desk, CancellationToken cancellationToken)
    {
        await MeetAsync(caller.Scope, id, store, conversations, customers, cancellationToken);
        await store.WriteAsync(
            caller.Scope,
            unit =>
            {
                if (CallBackRows.Find(unit, id) is { IsOpen: true } row && !desk.Cancel(unit, row.Conversation)) throw new ConflictRefusal("callBackTaken", "Somebody is ringing already.");
            },
            cancellationToken);
        return TypedResults.NoContent();
    }

    /// <summary>The customer's name, for who may answer the conversation.</summary>
    private static async Task<string> MeetAsync(Scope scope, Guid id, IStore store, IConversations conversations, ICustomers customers, CancellationToken cancellationToken)
    {
        Guid conversation;
        using (var session = store.Read())
        {
            conversation = await session.Db.Set<CallBack>().Where(c => c.Workspace == scope.Workspace && c.Id == id).Select(c => (Guid?)c.Conversation).FirstOrDefaultAsync(cancellationToken) ?? throw new NotFoundRefusal();
        }

        var thread = await SeeAsync(scope, conversation, store, conversations, cancellationToken);
        return await NameAsync(scope, thread.Customer, store, customers, cancellationToken);
    }

    private static async Task<string> NameAsync(Scope scope, Guid customer, IStore store, ICustomers customers, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        return (await customers.NamesAsync(session, scope.Workspace, [customer], cancellationToken)).GetValueOrDefault(customer)?.Name ?? "";
    }

    private static Validate Timed(Validate check, DateTimeOffset? at, TimeProvider time)
    {
        var now = time.GetUtcNow();
        return check.That(at is null || (at >= now + Soonest && at <= now + Latest), "at", "outOfRange", "From a minute to a month from now.");
    }

    private static async Task<ConversationRow> SeeAsync(Scope scope, Guid conversation, IStore store, IConversations conversations, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        var thread = await conversations.GetAsync(session, scope, conversation, cancellationToken);
        scope.Require(ConversationPermissions.Reply, thread.Brand);
        return thread;
    }
}

/// <summary>Open call-backs.</summary>
internal sealed record CallBackList(IReadOnlyList<CallBackView> Items);

/// <summary>Times in which a customer may be rung.</summary>
internal sealed record OpenSlots(IReadOnlyList<OpenSlot> Items);

/// <summary>Takes a call-back down.</summary>
/// <param name="Phone">As it was given.</param>
/// <param name="At">Beginning of a time of <c>slots</c>; null for in turn.</param>
internal sealed record AskForCallBack(Guid ConversationId, string Phone, string? About = null, DateTimeOffset? At = null);

/// <summary>Whether the customer will be rung.</summary>
internal sealed record CallBackAsked(bool Taken);

/// <summary>What became of a call.</summary>
/// <param name="At">For later: when to ring again.</param>
internal sealed record RecordCall(CallOutcome Outcome, string? Note = null, DateTimeOffset? At = null);

/// <summary>An agent plans a call-back.</summary>
/// <param name="Phone">As it was given; without a country code it is one of mainland China.</param>
/// <param name="About">What it is about.</param>
/// <param name="At">When, from a minute to a month from now; null for in turn.</param>
/// <param name="Ring">The caller rings at once, and the conversation becomes theirs.</param>
internal sealed record PlanCallBack(Guid ConversationId, string Phone, string? About = null, DateTimeOffset? At = null, bool Ring = false);

/// <summary>Rings at another time.</summary>
/// <param name="At">From a minute to a month from now.</param>
internal sealed record MoveCallBack(DateTimeOffset At);
