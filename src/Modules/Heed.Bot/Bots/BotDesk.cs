using Heed.Accounts.Public;
using Heed.Bot.Thinking;
using Heed.Knowledge.Public;
using Microsoft.EntityFrameworkCore;

namespace Heed.Bot.Bots;

/// <summary>Makes and changes bots.</summary>
internal sealed class BotDesk(IStore store, IInboxes inboxes, IPeople people, IAudit audit, IEnumerable<IPublishGate> gates)
{
    private const int MaxBots = 50;

    public async Task<List<Bot>> ListAsync(WorkspaceId workspace, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        return await session.Db.Set<Bot>().Where(b => b.Workspace == workspace).OrderBy(b => b.CreatedAt).ThenBy(b => b.Id).ToListAsync(cancellationToken);
    }

    /// <exception cref="NotFoundRefusal">There is no such bot.</exception>
    public async Task<Bot> GetAsync(WorkspaceId workspace, Guid id, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        return await session.Db.Set<Bot>().FirstOrDefaultAsync(b => b.Workspace == workspace && b.Id == id, cancellationToken) ?? throw new NotFoundRefusal();
    }

    public async Task<Bot> CreateAsync(Scope scope, BotRequest body, CancellationToken cancellationToken)
    {
        var wanted = new BotView(
            default, 1, body.Name, body.On, body.InboxIds ?? [], body.Schedule, body.Audience, body.HandOverTagIds ?? [], body.TeamId, body.Greeting ?? new LocalText("", ""),
            body.TopQuestions, body.PinnedIds ?? [], body.Sure, body.Ask, body.Misses, body.MindsAnger, body.Texts ?? new Dictionary<string, LocalText>(), body.AskAfter, body.CloseAfter, default);
        await CheckAsync(scope.Workspace, wanted, cancellationToken);
        return await store.WriteAsync(
            scope,
            unit =>
            {
                var bot = Add(unit, wanted);
                audit.Write(unit, scope, "bot.created", Bot.Kind, bot.Id, new { on = bot.IsOn });
                return bot;
            },
            cancellationToken);
    }

    /// <summary>Adds a bot inside a unit; what it says of itself was checked.</summary>
    public static Bot Add(Unit unit, BotView wanted)
    {
        if (unit.Number($"select count(*) from bot_bots where workspace = {unit.Workspace}") >= MaxBots) throw new ConflictRefusal("tooManyBots", $"At most {MaxBots} bots.");
        var bot = new Bot { Workspace = unit.Workspace, Id = Ids.New(unit.Now), CreatedAt = unit.Now };
        Fill(bot, wanted);
        unit.Db.Set<Bot>().Add(bot);
        unit.Append(new LedgerEvent("bot.created", Bot.Kind, bot.Id, bot.Version));
        return bot;
    }

    public async Task<Bot> ChangeAsync(Scope scope, Guid id, long? expected, BotChange body, CancellationToken cancellationToken)
    {
        var now = await GetAsync(scope.Workspace, id, cancellationToken);
        var wanted = Merge(BotView.Of(now), body);
        // To be switched off it needs nobody's consent.
        foreach (var gate in wanted.On && !now.IsOn ? gates : []) await gate.CheckAsync(scope, cancellationToken);
        await CheckAsync(scope.Workspace, wanted, cancellationToken);
        return await store.WriteAsync(
            scope,
            unit =>
            {
                var bot = Load(unit, id);
                Versions.Require(expected, bot.Version);
                var on = bot.IsOn;
                Fill(bot, Merge(BotView.Of(bot), body));
                bot.Version++;
                audit.Write(unit, scope, on == bot.IsOn ? "bot.changed" : bot.IsOn ? "bot.turnedOn" : "bot.turnedOff", Bot.Kind, id);
                unit.Append(new LedgerEvent("bot.changed", Bot.Kind, id, bot.Version));
                return bot;
            },
            cancellationToken);
    }

    public Task DeleteAsync(Scope scope, Guid id, CancellationToken cancellationToken) => store.WriteAsync(
        scope,
        unit =>
        {
            var bot = Load(unit, id);
            unit.Db.Set<Bot>().Remove(bot);
            unit.Execute($"delete from bot_flow_versions where workspace = {unit.Workspace} and flow in (select id from bot_flows where workspace = {unit.Workspace} and bot = {id})");
            unit.Execute($"delete from bot_flow_days where workspace = {unit.Workspace} and flow in (select id from bot_flows where workspace = {unit.Workspace} and bot = {id})");
            unit.Execute($"delete from bot_flow_tests where workspace = {unit.Workspace} and flow in (select id from bot_flows where workspace = {unit.Workspace} and bot = {id})");
            unit.Execute($"delete from bot_flows where workspace = {unit.Workspace} and bot = {id}");
            unit.Append(new LedgerEvent("bot.deleted", Bot.Kind, id, bot.Version + 1));
            audit.Write(unit, scope, "bot.deleted", Bot.Kind, id);
        },
        cancellationToken);

    private static Bot Load(Unit unit, Guid id) => unit.Db.Set<Bot>().FirstOrDefault(b => b.Workspace == unit.Workspace && b.Id == id) ?? throw new NotFoundRefusal();

    private static BotView Merge(BotView now, BotChange body) => now with
    {
        Name = body.Name.Or(now.Name) ?? "",
        On = body.On.Or(now.On),
        InboxIds = body.InboxIds.Or(now.InboxIds) ?? [],
        Schedule = body.Schedule.Or(now.Schedule),
        Audience = body.Audience.Or(now.Audience),
        HandOverTagIds = body.HandOverTagIds.Or(now.HandOverTagIds) ?? [],
        TeamId = body.TeamId.IsSet ? body.TeamId.Value : now.TeamId,
        Greeting = body.Greeting.Or(now.Greeting) ?? now.Greeting,
        TopQuestions = body.TopQuestions.Or(now.TopQuestions),
        PinnedIds = body.PinnedIds.Or(now.PinnedIds) ?? [],
        Sure = body.Sure.Or(now.Sure),
        Ask = body.Ask.Or(now.Ask),
        Misses = body.Misses.Or(now.Misses),
        MindsAnger = body.MindsAnger.Or(now.MindsAnger),
        Texts = body.Texts.Or(now.Texts) ?? new Dictionary<string, LocalText>(),
        AskAfter = body.AskAfter.Or(now.AskAfter),
        CloseAfter = body.CloseAfter.Or(now.CloseAfter),
    };

    private static void Fill(Bot bot, BotView wanted)
    {
        (bot.Name, bot.IsOn, bot.InboxIds, bot.Schedule, bot.Audience) = (wanted.Name.Trim(), wanted.On, Ids32.Write(wanted.InboxIds), wanted.Schedule, wanted.Audience);
        (bot.HandOverTags, bot.Team, bot.GreetingZh, bot.GreetingEn) = (Ids32.Write(wanted.HandOverTagIds), wanted.TeamId, wanted.Greeting.ZhCn.Trim(), wanted.Greeting.En.Trim());
        (bot.Top, bot.Pinned, bot.Sure, bot.Ask) = (wanted.TopQuestions, Ids32.Write(wanted.PinnedIds), wanted.Sure, wanted.Ask);
        (bot.Misses, bot.MindsAnger, bot.Texts) = (wanted.Misses, wanted.MindsAnger, OwnTexts.Write(wanted.Texts));
        (bot.AskAfter, bot.CloseAfter) = (wanted.AskAfter, wanted.CloseAfter);
    }

    private async Task CheckAsync(WorkspaceId workspace, BotView wanted, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        var known = true;
        foreach (var inbox in wanted.InboxIds.Take(100)) known &= await inboxes.FindAsync(session, workspace, inbox, cancellationToken) is not null;
        var team = wanted.TeamId is not { } id || (await people.TeamsAsync(session, workspace, [id], cancellationToken)).ContainsKey(id);
        new Validate()
            .Text(wanted.Name, "name", Bot.MaxName)
            .Text(wanted.Greeting.ZhCn, "greeting.zh-CN", Bot.MaxGreeting, required: false, multiline: true)
            .Text(wanted.Greeting.En, "greeting.en", Bot.MaxGreeting, required: false, multiline: true)
            .That(wanted.InboxIds.Count <= 100, "inboxIds", "tooMany", "At most 100 inboxes.")
            .That(known, "inboxIds", "unknownInbox", "There is no such inbox.")
            .That(team, "teamId", "unknownTeam", "There is no such team.")
            .That(wanted.HandOverTagIds.Count <= 20, "handOverTagIds", "tooMany", "At most 20 tags.")
            .That(wanted.TopQuestions is >= 0 and <= Bot.MaxTop, "topQuestions", "outOfRange", $"0 to {Bot.MaxTop}.")
            .That(wanted.PinnedIds.Count <= Bot.MaxTop && wanted.PinnedIds.Distinct().Count() == wanted.PinnedIds.Count, "pinnedIds", "tooMany", $"At most {Bot.MaxTop} entries, each once.")
            .That(wanted.Misses is 1 or Limits.MaxMisses, "misses", "outOfRange", $"1 or {Limits.MaxMisses}: nobody is asked a third time.")
            .That(OwnTexts.AreGood(wanted.Texts), "texts", "notText", $"Sentences of the bot by their names, each of at most {Bot.MaxOwnText} characters.")
            .That(wanted.AskAfter is >= 0 and <= Bot.MaxSilence, "askAfter", "outOfRange", $"0 to {Bot.MaxSilence} minutes.")
            .That(wanted.CloseAfter is >= 1 and <= Bot.MaxSilence, "closeAfter", "outOfRange", $"1 to {Bot.MaxSilence} minutes.")
            .That(wanted.Sure is >= 0.1 and <= 1, "sure", "outOfRange", "0.1 to 1.")
            .That(wanted.Ask >= 0 && wanted.Ask <= wanted.Sure, "ask", "outOfRange", "Between 0 and the likelihood from which it answers.")
            .Done();
    }
}
