using System.Text.Json;
using Heed.Bot.Actions;
using Heed.Bot.Bots;
using Heed.Bot.Public;
using Heed.Bot.Talking;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Heed.Bot.Flows;

/// <summary><c>/bots/{bot}/flows</c>: drawn, tested, published, taken back.</summary>
internal static class FlowEndpoints
{
    public static void Map(IEndpointRouteBuilder workspace)
    {
        workspace.MapGet("/bot-actions", Actions).NeedsMember().WithName("ListBotActions").WithTags("Bots").WithSummary("Errands that flows can run, with their arguments and facts.");
        workspace.MapGet("/bot-templates", Templates).NeedsMember().WithName("ListFlowTemplates").WithTags("Bots").WithSummary("Flows that come with Heed, to begin with.");
        var group = workspace.MapGroup("/bots/{bot:guid}/flows").WithTags("Bots");
        group.MapGet("", ListAsync).NeedsMember().WithName("ListFlows").WithSummary("The bot's flows, oldest first.");
        group.MapGet("/{id:guid}", GetAsync).NeedsMember().WithName("GetFlow").WithSummary("A flow with its draft and what is wrong with it.");
        group.MapPost("", CreateAsync).Needs(BotPermissions.Manage).WithName("CreateFlow").WithSummary("Begins a flow, of a document or a template.");
        group.MapPatch("/{id:guid}", ChangeAsync).Needs(BotPermissions.Manage).WithName("ChangeFlow").WithSummary("Changes the draft, the name, or whether anybody gets into it.");
        group.MapDelete("/{id:guid}", DeleteAsync).Needs(BotPermissions.Manage).WithName("DeleteFlow").WithSummary("Deletes a flow; whoever is in it gets a person.");
        group.MapPost("/check", Check).Needs(BotPermissions.Manage).WithName("CheckFlow").WithSummary("What is wrong with a document. Nothing is kept.");
        group.MapPost("/{id:guid}/publish", PublishAsync).Needs(BotPermissions.Manage).WithName("PublishFlow").WithSummary("Gives the draft to visitors. 409 `flowProblems` while something is wrong with it.");
        group.MapPost("/{id:guid}/rollback", RollBackAsync).Needs(BotPermissions.Manage).WithName("RollBackFlow").WithSummary("Gives visitors an earlier version.");
        group.MapGet("/{id:guid}/versions", VersionsAsync).NeedsMember().WithName("ListFlowVersions").WithSummary("Published versions, newest first.");
        group.MapGet("/{id:guid}/figures", FiguresAsync).NeedsMember().WithName("GetFlowFigures").WithSummary("Where visitors went over the last `days` (1 to 366, 30 when absent): begun, completed, handed over, gone, and how each node was left.");
        group.MapPost("/{id:guid}/test", TestAsync).Needs(BotPermissions.Manage).WithName("TestFlow").WithSummary("One turn against the draft: what is said, how it came to it, where it stands. Nothing is kept.");
        group.MapGet("/{id:guid}/tests", TestsAsync).NeedsMember().WithName("ListFlowTests").WithSummary("Conversations the flow must pass.");
        group.MapPost("/{id:guid}/tests", AddTestAsync).Needs(BotPermissions.Manage).WithName("AddFlowTest").WithSummary("Adds a conversation the flow must pass.");
        group.MapDelete("/{id:guid}/tests/{test:guid}", RemoveTestAsync).Needs(BotPermissions.Manage).WithName("RemoveFlowTest").WithSummary("Removes a test.");
        group.MapPost("/{id:guid}/tests/run", RunTestsAsync).Needs(BotPermissions.Manage).WithName("RunFlowTests").WithSummary("Runs all tests against the draft.");
    }

    private static Ok<IReadOnlyList<ActionView>> Actions(FlowActions actions) =>
        TypedResults.Ok<IReadOnlyList<ActionView>>([.. actions.All.Where(a => !a.Name.StartsWith("proof.", StringComparison.Ordinal)).Select(a => new ActionView(a.Name, a.Arguments, a.Facts))]);

    private static Ok<IReadOnlyList<TemplateView>> Templates() =>
        TypedResults.Ok<IReadOnlyList<TemplateView>>([.. FlowTemplates.All.Select(t => new TemplateView(t.Key, t.Name, t.Document))]);

    private static async Task<Ok<Page<FlowItem>>> ListAsync(Guid bot, Caller caller, BotDesk bots, FlowDesk desk, CancellationToken cancellationToken)
    {
        await bots.GetAsync(caller.Scope.Workspace, bot, cancellationToken);
        return TypedResults.Ok(new Page<FlowItem>([.. (await desk.ListAsync(caller.Scope.Workspace, bot, cancellationToken)).Select(FlowItem.Of)], null));
    }

    private static async Task<Ok<FlowView>> GetAsync(Guid bot, Guid id, Caller caller, HttpContext context, FlowDesk desk, CancellationToken cancellationToken) =>
        Tell(context, desk, await desk.GetAsync(caller.Scope.Workspace, bot, id, cancellationToken));

    private static async Task<Created<FlowView>> CreateAsync(Guid bot, FlowRequest body, Caller caller, HttpContext context, BotDesk bots, FlowDesk desk, CancellationToken cancellationToken)
    {
        caller.Scope.RequireEverywhere(BotPermissions.Manage);
        await bots.GetAsync(caller.Scope.Workspace, bot, cancellationToken);
        var document = body.Document ?? FlowTemplates.All.FirstOrDefault(t => t.Key == body.Template)?.Document ?? throw new InvalidRefusal("document", "required", "Give a document, or the key of a template.");
        var flow = await desk.CreateAsync(caller.Scope, bot, body.Name, document, cancellationToken);
        return TypedResults.Created($"/api/v1/w/{caller.Scope.Workspace}/bots/{bot}/flows/{flow.Id}", Tell(context, desk, flow).Value);
    }

    private static async Task<Ok<FlowView>> ChangeAsync(Guid bot, Guid id, FlowChange body, Caller caller, HttpContext context, FlowDesk desk, CancellationToken cancellationToken)
    {
        caller.Scope.RequireEverywhere(BotPermissions.Manage);
        return Tell(context, desk, await desk.ChangeAsync(caller.Scope, bot, id, Versions.IfMatch(context.Request), body.Name, body.On, body.Document, cancellationToken));
    }

    private static async Task<NoContent> DeleteAsync(Guid bot, Guid id, Caller caller, FlowDesk desk, CancellationToken cancellationToken)
    {
        caller.Scope.RequireEverywhere(BotPermissions.Manage);
        await desk.DeleteAsync(caller.Scope, bot, id, cancellationToken);
        return TypedResults.NoContent();
    }

    private static Ok<FlowProblems> Check(Guid bot, FlowDocument document, FlowDesk desk)
    {
        FlowDesk.Json("-", document);
        return TypedResults.Ok(new FlowProblems(desk.Check(document)));
    }

    private static async Task<Ok<FlowView>> PublishAsync(Guid bot, Guid id, Caller caller, HttpContext context, FlowDesk desk, CancellationToken cancellationToken)
    {
        caller.Scope.RequireEverywhere(BotPermissions.Manage);
        return Tell(context, desk, await desk.PublishAsync(caller.Scope, bot, id, Versions.IfMatch(context.Request), cancellationToken));
    }

    private static async Task<Ok<FlowView>> RollBackAsync(Guid bot, Guid id, RollBackRequest body, Caller caller, HttpContext context, FlowDesk desk, CancellationToken cancellationToken)
    {
        caller.Scope.RequireEverywhere(BotPermissions.Manage);
        return Tell(context, desk, await desk.RollBackAsync(caller.Scope, bot, id, body.Number, cancellationToken));
    }

    private static async Task<Ok<Page<FlowVersionView>>> VersionsAsync(Guid bot, Guid id, Caller caller, FlowDesk desk, CancellationToken cancellationToken)
    {
        var flow = await desk.GetAsync(caller.Scope.Workspace, bot, id, cancellationToken);
        var versions = await desk.VersionsAsync(caller.Scope.Workspace, id, cancellationToken);
        return TypedResults.Ok(new Page<FlowVersionView>([.. versions.Select(v => new FlowVersionView(v.Number, v.Number == flow.Live, v.By, v.At, Flow.Read(v.Document)))], null));
    }

    private static async Task<Ok<FlowFiguresView>> FiguresAsync(Guid bot, Guid id, Caller caller, FlowDesk desk, IStore store, TimeProvider time, CancellationToken cancellationToken, int days = 30)
    {
        if (days is < 1 or > FlowFigures.MaxDays) throw new InvalidRefusal("days", "outOfRange", $"1 to {FlowFigures.MaxDays} days.");
        await desk.GetAsync(caller.Scope.Workspace, bot, id, cancellationToken);
        using var session = store.Read();
        return TypedResults.Ok(await FlowFigures.ReadAsync(session, caller.Scope.Workspace, id, days, time.GetUtcNow(), cancellationToken));
    }

    private static async Task<Ok<TryAnswer>> TestAsync(Guid bot, Guid id, TryRequest body, Caller caller, BotDesk bots, FlowDesk desk, Rehearsal rehearsal, CancellationToken cancellationToken)
    {
        TryRequest.Check(body);
        var flow = await desk.GetAsync(caller.Scope.Workspace, bot, id, cancellationToken);
        return TypedResults.Ok(await rehearsal.RunAsync(await bots.GetAsync(caller.Scope.Workspace, bot, cancellationToken), Flow.Read(flow.Draft), body, cancellationToken));
    }

    private static async Task<Ok<Page<FlowTestView>>> TestsAsync(Guid bot, Guid id, Caller caller, FlowDesk desk, FlowTests tests, CancellationToken cancellationToken)
    {
        await desk.GetAsync(caller.Scope.Workspace, bot, id, cancellationToken);
        return TypedResults.Ok(new Page<FlowTestView>([.. (await tests.ListAsync(caller.Scope.Workspace, id, cancellationToken)).Select(FlowTestView.Of)], null));
    }

    private static async Task<Created<FlowTestView>> AddTestAsync(Guid bot, Guid id, FlowTestRequest body, Caller caller, FlowDesk desk, FlowTests tests, CancellationToken cancellationToken)
    {
        caller.Scope.RequireEverywhere(BotPermissions.Manage);
        await desk.GetAsync(caller.Scope.Workspace, bot, id, cancellationToken);
        return TypedResults.Created((string?)null, FlowTestView.Of(await tests.AddAsync(caller.Scope, id, body.Name, body.Turns, cancellationToken)));
    }

    private static async Task<NoContent> RemoveTestAsync(Guid bot, Guid id, Guid test, Caller caller, FlowDesk desk, FlowTests tests, CancellationToken cancellationToken)
    {
        caller.Scope.RequireEverywhere(BotPermissions.Manage);
        await desk.GetAsync(caller.Scope.Workspace, bot, id, cancellationToken);
        await tests.RemoveAsync(caller.Scope, id, test, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<FlowTestReport>> RunTestsAsync(Guid bot, Guid id, Caller caller, BotDesk bots, FlowDesk desk, FlowTests tests, CancellationToken cancellationToken) =>
        TypedResults.Ok(await tests.RunAsync(
            await bots.GetAsync(caller.Scope.Workspace, bot, cancellationToken), await desk.GetAsync(caller.Scope.Workspace, bot, id, cancellationToken), cancellationToken));

    private static Ok<FlowView> Tell(HttpContext context, FlowDesk desk, Flow flow)
    {
        Versions.Tell(context.Response, flow.Version);
        var draft = Flow.Read(flow.Draft);
        return TypedResults.Ok(new FlowView(flow.Id, flow.Version, flow.Bot, flow.Name, flow.IsOn, flow.Live, flow.Newest, flow.ChangedAt, flow.CreatedAt, draft, desk.Check(draft)));
    }
}

/// <summary>A flow in a list.</summary>
/// <param name="Live">Number of the version visitors get; 0 for none.</param>
internal sealed record FlowItem(Guid Id, long Version, Guid BotId, string Name, bool On, int Live, int Newest, DateTimeOffset ChangedAt, DateTimeOffset CreatedAt)
{
    public static FlowItem Of(Flow flow) => new(flow.Id, flow.Version, flow.Bot, flow.Name, flow.IsOn, flow.Live, flow.Newest, flow.ChangedAt, flow.CreatedAt);
}

/// <summary>A flow with its draft.</summary>
internal sealed record FlowView(
    Guid Id, long Version, Guid BotId, string Name, bool On, int Live, int Newest, DateTimeOffset ChangedAt, DateTimeOffset CreatedAt, FlowDocument Draft, IReadOnlyList<FlowProblem> Problems);

/// <summary>A flow to begin: of a document, or of a template by its key.</summary>
internal sealed record FlowRequest(string Name, FlowDocument? Document = null, string? Template = null);

/// <summary>Changes of a flow; absent members stay.</summary>
internal sealed record FlowChange(Change<string> Name = default, Change<bool> On = default, Change<FlowDocument> Document = default);

/// <summary>What is wrong with a document.</summary>
internal sealed record FlowProblems(IReadOnlyList<FlowProblem> Problems);

/// <summary>The version to go back to.</summary>
internal sealed record RollBackRequest(int Number);

/// <summary>A published version.</summary>
internal sealed record FlowVersionView(int Number, bool Live, Guid? ById, DateTimeOffset At, FlowDocument Document);

/// <summary>A test to keep.</summary>
internal sealed record FlowTestRequest(string Name, IReadOnlyList<FlowTestTurn> Turns);

/// <summary>A kept test.</summary>
internal sealed record FlowTestView(Guid Id, string Name, IReadOnlyList<FlowTestTurn> Turns, DateTimeOffset CreatedAt)
{
    public static FlowTestView Of(FlowTest test) => new(test.Id, test.Name, JsonSerializer.Deserialize<List<FlowTestTurn>>(test.Turns, HeedJson.Options)!, test.CreatedAt);
}

/// <summary>An errand of the registry.</summary>
internal sealed record ActionView(string Name, IReadOnlyList<string> Arguments, IReadOnlyList<string> Facts);

/// <summary>A flow that comes with Heed.</summary>
internal sealed record TemplateView(string Key, LocalText Name, FlowDocument Document);
