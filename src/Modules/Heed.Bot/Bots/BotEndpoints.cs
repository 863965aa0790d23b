using Heed.Bot.Public;
using Heed.Bot.Talking;
using Heed.Bot.Thinking;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Heed.Bot.Bots;

/// <summary><c>/bots</c>: where, when and for whom a bot answers.</summary>
internal static class BotEndpoints
{
    public static void Map(IEndpointRouteBuilder workspace)
    {
        var group = workspace.MapGroup("/bots").WithTags("Bots");
        group.MapGet("", ListAsync).NeedsMember().WithName("ListBots").WithSummary("All bots, oldest first.");
        group.MapGet("/{id:guid}", GetAsync).NeedsMember().WithName("GetBot").WithSummary("One bot.");
        group.MapPost("", CreateAsync).Needs(BotPermissions.Manage).WithName("CreateBot").WithSummary("Makes a bot; it stays off until it is switched on.");
        group.MapPatch("/{id:guid}", ChangeAsync).Needs(BotPermissions.Manage).WithName("ChangeBot").WithSummary("Changes a bot. Switched off, it hands over what it has at the customer's next word.");
        group.MapDelete("/{id:guid}", DeleteAsync).Needs(BotPermissions.Manage).WithName("DeleteBot").WithSummary("Deletes a bot with its flows; what it said stays.");
        group.MapGet("/{id:guid}/welcome", WelcomeAsync).NeedsMember().WithName("GetBotWelcome").WithSummary("How the bot greets somebody who has not written yet, with the questions it offers. `language` is `zh-CN` or `en`.");
        workspace.MapGet("/bot-texts", Texts).NeedsMember().WithName("ListBotTexts").WithTags("Bots").WithSummary("The bot's own sentences as they are worded when a bot has no words of its own for them.");
        group.MapPost("/{id:guid}/try", TryAsync).Needs(BotPermissions.Manage).WithName("TryBot").WithSummary("What the bot would say to a message. Nothing is kept; `state` carries the talk on.");
    }

    private static async Task<Ok<Page<BotView>>> ListAsync(Caller caller, BotDesk desk, CancellationToken cancellationToken) =>
        TypedResults.Ok(new Page<BotView>([.. (await desk.ListAsync(caller.Scope.Workspace, cancellationToken)).Select(BotView.Of)], null));

    private static async Task<Ok<BotView>> GetAsync(Guid id, Caller caller, HttpContext context, BotDesk desk, CancellationToken cancellationToken) =>
        Tell(context, await desk.GetAsync(caller.Scope.Workspace, id, cancellationToken));

    private static async Task<Created<BotView>> CreateAsync(BotRequest body, Caller caller, HttpContext context, BotDesk desk, CancellationToken cancellationToken)
    {
        caller.Scope.RequireEverywhere(BotPermissions.Manage);
        var bot = await desk.CreateAsync(caller.Scope, body, cancellationToken);
        return TypedResults.Created($"/api/v1/w/{caller.Scope.Workspace}/bots/{bot.Id}", Tell(context, bot).Value);
    }

    private static async Task<Ok<BotView>> ChangeAsync(Guid id, BotChange body, Caller caller, HttpContext context, BotDesk desk, CancellationToken cancellationToken)
    {
        caller.Scope.RequireEverywhere(BotPermissions.Manage);
        return Tell(context, await desk.ChangeAsync(caller.Scope, id, Versions.IfMatch(context.Request), body, cancellationToken));
    }

    private static async Task<NoContent> DeleteAsync(Guid id, Caller caller, BotDesk desk, CancellationToken cancellationToken)
    {
        caller.Scope.RequireEverywhere(BotPermissions.Manage);
        await desk.DeleteAsync(caller.Scope, id, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<TryAnswer>> TryAsync(Guid id, TryRequest body, Caller caller, BotDesk desk, Rehearsal rehearsal, CancellationToken cancellationToken)
    {
        TryRequest.Check(body);
        return TypedResults.Ok(await rehearsal.RunAsync(await desk.GetAsync(caller.Scope.Workspace, id, cancellationToken), null, body, cancellationToken));
    }

    private static async Task<Ok<BotWelcome>> WelcomeAsync(Guid id, Caller caller, BotDesk desk, IStore store, TopQuestions top, IInboxes inboxes, CancellationToken cancellationToken, string? language = null)
    {
        var bot = await desk.GetAsync(caller.Scope.Workspace, id, cancellationToken);
        using var session = store.Read();
        var brand = Ids32.Read(bot.InboxIds) is [var first, ..] ? (await inboxes.FindAsync(session, caller.Scope.Workspace, first, cancellationToken))?.Brand : null;
        return TypedResults.Ok(await BotFirst.GreetAsync(session, bot, brand, language, top, cancellationToken));
    }

    private static Ok<IReadOnlyDictionary<string, LocalText>> Texts() => TypedResults.Ok<IReadOnlyDictionary<string, LocalText>>(OwnTexts.Names.ToDictionary(n => n.Key, n => Wording.Ours(n.Value)));

    private static Ok<BotView> Tell(HttpContext context, Bot bot)
    {
        Versions.Tell(context.Response, bot.Version);
        return TypedResults.Ok(BotView.Of(bot));
    }
}

/// <summary>A bot to make.</summary>
internal sealed record BotRequest(
    string Name, IReadOnlyList<Guid>? InboxIds = null, bool On = false, BotSchedule Schedule = BotSchedule.Always, BotAudience Audience = BotAudience.Everyone,
    IReadOnlyList<Guid>? HandOverTagIds = null, Guid? TeamId = null, LocalText? Greeting = null, int TopQuestions = 4, double Sure = 0.55, double Ask = 0.3,
    IReadOnlyList<Guid>? PinnedIds = null, int Misses = Limits.MaxMisses, bool MindsAnger = true, IReadOnlyDictionary<string, LocalText>? Texts = null, int AskAfter = 0,
    int CloseAfter = 10);

/// <summary>Changes of a bot; absent members stay.</summary>
internal sealed record BotChange(
    Change<string> Name = default, Change<IReadOnlyList<Guid>> InboxIds = default, Change<bool> On = default, Change<BotSchedule> Schedule = default, Change<BotAudience> Audience = default,
    Change<IReadOnlyList<Guid>> HandOverTagIds = default, Change<Guid?> TeamId = default, Change<LocalText> Greeting = default, Change<int> TopQuestions = default, Change<double> Sure = default,
    Change<double> Ask = default, Change<IReadOnlyList<Guid>> PinnedIds = default, Change<int> Misses = default, Change<bool> MindsAnger = default,
    Change<IReadOnlyDictionary<string, LocalText>> Texts = default, Change<int> AskAfter = default, Change<int> CloseAfter = default);
