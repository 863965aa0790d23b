using System.Text.Json;
using System.Text.RegularExpressions;
using Heed.Demo.Calls;
using Heed.Demo.Company;
using Heed.Demo.Public;
using Heed.Demo.Stories;

namespace Heed.Demo.Seeding;

/// <summary>Plays turns against the server as its customers and agents would.</summary>
internal sealed partial class Stage(HttpClient http, SampleCompany company, DemoClock clock, Queueing queueing, int seed)
{
    private static readonly TimeSpan StaysOpen = TimeSpan.FromHours(10);
    private readonly Dictionary<(int Persona, string Brand), Shopper> _shoppers = [];
    private readonly Cast _cast = Cast.Load();
    private readonly Random _random = new(seed);

    public async Task PlayAsync(Scene scene, Turn turn, CancellationToken cancellationToken)
    {
        switch (turn.Kind)
        {
            case TurnKind.CustomerWrites: await WriteAsync(scene, turn, cancellationToken); break;
            case TurnKind.CustomerRates: await RateAsync(scene, turn, cancellationToken); break;
            case TurnKind.AgentReplies: await ReplyAsync(scene, turn, note: false, cancellationToken); break;
            case TurnKind.AgentNotes: await ReplyAsync(scene, turn, note: true, cancellationToken); break;
            case TurnKind.AgentHandsOver: await HandOverAsync(scene, turn, cancellationToken); break;
            case TurnKind.AgentSorts: await SortAsync(scene, cancellationToken); break;
            case TurnKind.AgentBooks: await PatchAsync(scene, new { statusId = company.Id("status", "technician") }, cancellationToken); break;
            case TurnKind.AgentResolves: await ResolveAsync(scene, cancellationToken); break;
            case TurnKind.CustomerLeaves: await queueing.LeaveAsync(scene.Conversation, cancellationToken); break;
            case TurnKind.PromiseBreaks: await queueing.BreakPromiseAsync(AgentOf(scene), scene.Conversation, cancellationToken); break;
            case TurnKind.TeamLearns: await LearnAsync(scene, cancellationToken); break;
            default: throw new ArgumentOutOfRangeException(nameof(turn));
        }
    }

    private async Task WriteAsync(Scene scene, Turn turn, CancellationToken cancellationToken)
    {
        await VisitAsync(scene, cancellationToken);
        (scene.Conversation, scene.Position) = await scene.Shopper!.SendAsync(scene.Slots.Fill(turn.Text, ""), clock.GetUtcNow(), cancellationToken);
    }

    private async Task RateAsync(Scene scene, Turn turn, CancellationToken cancellationToken)
    {
        await VisitAsync(scene, cancellationToken);
        await scene.Shopper!.SeeAsync(scene.Position, cancellationToken);
        await scene.Shopper.RateAsync(turn.Score, turn.Text, cancellationToken);
    }

    /// <summary>Opens the page with the widget, again after some hours as people do.</summary>
    private async Task VisitAsync(Scene scene, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (scene.Shopper is not null && now - scene.VisitedAt < StaysOpen) return;
        var persona = scene.Persona;
        var site = company.Sites.Single(s => s.Brand == scene.Brand);
        if (!_shoppers.TryGetValue((persona.Number, scene.Brand), out var shopper))
        {
            _shoppers[(persona.Number, scene.Brand)] = shopper = new Shopper(new ApiCalls(http, ""), site.Key, persona.Language == "zh" ? "zh-CN" : "en");
        }

        var identity = persona.Vouched ? new ShopperIdentity($"u{persona.Number}", persona.Name, persona.Email) : null;
        var form = new Dictionary<string, string> { ["name"] = persona.Name, ["phone"] = persona.Phone };
        await shopper.StartAsync(identity, site.Secret, form, now, cancellationToken);
        (scene.Shopper, scene.VisitedAt) = (shopper, now);
    }

    private async Task ReplyAsync(Scene scene, Turn turn, bool note, CancellationToken cancellationToken)
    {
        var agent = AgentOf(scene);
        if (!scene.Taken)
        {
            await agent.Calls.PostAsync($"conversations/{scene.Conversation}/take", null, cancellationToken);
            scene.Taken = true;
        }

        var mentions = new List<object>();
        var text = Mention().Replace(scene.Slots.Fill(turn.Text, agent.Plan.Name), m => Mentioned(m.Groups[1].Value, mentions));
        var sent = await agent.Calls.PostAsync($"conversations/{scene.Conversation}/messages", new { text, note, mentions }, cancellationToken);
        scene.Position = sent.GetProperty("position").GetInt32();
    }

    private string Mentioned(string key, List<object> mentions)
    {
        if (company.People.TryGetValue(key, out var person))
        {
            mentions.Add(new { kind = "person", id = person.Id });
            return "@" + person.Plan.Name;
        }

        mentions.Add(new { kind = "team", id = company.Id("team", key) });
        return "@" + CompanyPlan.Load().Teams.Single(t => t.Key == key).Name;
    }

    private async Task HandOverAsync(Scene scene, Turn turn, CancellationToken cancellationToken)
    {
        var from = AgentOf(scene);
        var to = company.People[turn.Detail];
        if (from.Id == to.Id) return;
        var note = scene.Slots.Fill(turn.Text, from.Plan.Name);
        await from.Calls.PostAsync($"conversations/{scene.Conversation}/hand-over", new { assigneeId = to.Id, teamId = (Guid?)null, note }, cancellationToken);
        scene.Agent = turn.Detail;
    }

    private Task SortAsync(Scene scene, CancellationToken cancellationToken) =>
        PatchAsync(scene, new { priority = scene.Story.Priority, labelIds = scene.Story.Labels.Select(l => company.Id("label", l)) }, cancellationToken);

    private async Task ResolveAsync(Scene scene, CancellationToken cancellationToken)
    {
        var calls = AgentOf(scene).Calls;
        await calls.PutAsync($"conversations/{scene.Conversation}/seen", new { position = scene.Position }, cancellationToken);
        await calls.PostAsync($"conversations/{scene.Conversation}/resolve", null, cancellationToken);
    }

    private Task PatchAsync(Scene scene, object change, CancellationToken cancellationToken) =>
        AgentOf(scene).Calls.PatchAsync($"conversations/{scene.Conversation}", change, cancellationToken);

    /// <summary>What the team writes down about a customer after the first talk.</summary>
    private async Task LearnAsync(Scene scene, CancellationToken cancellationToken)
    {
        var calls = company.People["supervisor"].Calls;
        var found = await calls.GetAsync($"conversations/{scene.Conversation}", cancellationToken);
        var customer = CustomerOf(found);
        var tags = new List<Guid>();
        if (_random.Next(100) < 30) tags.Add(company.Id("tag", Cast.Pick(["vip", "old", "old", "blogger"], _random)));
        if (scene.Story.Labels.Contains("complaint")) tags.Add(company.Id("tag", "careful"));
        var bulk = scene.Story.Key.Contains("bulk", StringComparison.Ordinal);
        if (bulk) tags.Add(company.Id("tag", "bulk"));
        Guid? employer = bulk ? company.Id("company", scene.Persona.Language == "en" ? "office" : Cast.Pick(["hostel", "school", "cafe", "developer"], _random)) : null;
        await calls.PatchAsync($"customers/{customer}", new { tagIds = tags, companyId = employer, phone = scene.Persona.Phone, attributes = Attributes(scene) }, cancellationToken);
        if (_random.Next(100) < 22) await RememberAsync(calls, customer, "taboo", _cast.Taboos, cancellationToken);
        if (_random.Next(100) < 30) await RememberAsync(calls, customer, "preference", _cast.Preferences, cancellationToken);
        if (_random.Next(100) < 16) await calls.PostAsync($"customers/{customer}/notes", new { text = Cast.Pick(_cast.CustomerNotes, _random) }, cancellationToken);
    }

    private Dictionary<string, object> Attributes(Scene scene) => new()
    {
        ["memberLevel"] = Cast.Pick(_cast.MemberLevels, _random),
        ["city"] = scene.Persona.City,
        ["orders"] = _random.Next(1, 14),
        ["lastOrder"] = scene.Slots.Fill("{order}", ""),
        ["newsletter"] = _random.Next(2) == 0,
    };

    private Task RememberAsync(ApiCalls calls, Guid customer, string kind, IReadOnlyList<string> texts, CancellationToken cancellationToken) =>
        calls.PostAsync($"customers/{customer}/memories", new { kind, text = Cast.Pick(texts, _random) }, cancellationToken);

    private Colleague AgentOf(Scene scene) => company.People[scene.Agent];

    private static Guid CustomerOf(JsonElement found) =>
        (found.TryGetProperty("conversation", out var inner) ? inner : found).GetProperty("customer").GetProperty("id").GetGuid();

    [GeneratedRegex(@"\{@([a-z]+)\}", RegexOptions.NonBacktracking)]
    private static partial Regex Mention();
}
