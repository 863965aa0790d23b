using System.Text.Json;
using Heed.Demo.Calls;
using Heed.Demo.Company;
using Heed.Demo.Public;
using Heed.Demo.Stories;

namespace Heed.Demo.Seeding;

/// <summary>
/// Visitors of the last day whom the bots have served: each talk is played whole, at its own time, with the bot on only as long as it takes, so that the
/// conversations of people around it stay what they are.
/// </summary>
internal sealed class BotVisits(HttpClient http, SampleCompany company, BotCrew crew, ShopBooks books, DemoClock clock, int seed)
{
    private const int FirstPersona = 9000;
    private static readonly TimeSpan Thinks = TimeSpan.FromSeconds(25), Poll = TimeSpan.FromMilliseconds(20), Patience = TimeSpan.FromSeconds(20);
    private readonly Random _random = new(seed);
    private readonly Cast _cast = Cast.Load();
    private readonly Queue<(DateTimeOffset At, BotVisitPlan Plan)> _still = new(crew.Visits.Select(v => (clock.Present.AddHours(-v.HoursAgo), v)).OrderBy(v => v.Item1));

    /// <summary>Those who have an order, for the shop's books.</summary>
    public List<Scene> Scenes { get; } = [];

    /// <summary>Plays all that begin before an instant.</summary>
    public async Task PlayUntilAsync(DateTimeOffset instant, CancellationToken cancellationToken)
    {
        while (_still.TryPeek(out var next) && next.At < instant)
        {
            _still.Dequeue();
            clock.ForwardTo(next.At);
            await crew.SwitchAsync(next.Plan.Inbox, on: true, cancellationToken);
            await PlayAsync(next.Plan, cancellationToken);
            await crew.SwitchAsync(next.Plan.Inbox, on: false, cancellationToken);
        }
    }

    private async Task PlayAsync(BotVisitPlan plan, CancellationToken cancellationToken)
    {
        var site = company.Sites.Single(s => s.Brand == plan.Inbox);
        var persona = _cast.Create(FirstPersona + _still.Count, plan.Language, _random) with { Vouched = plan.Order is not null };
        var scene = SceneOf(plan, persona);
        if (plan.Order is not null)
        {
            Scenes.Add(scene);
            await books.FillAsync([scene], clock.GetUtcNow(), cancellationToken);
        }

        var shopper = new Shopper(new ApiCalls(http, ""), site.Key, plan.Language == "zh" ? "zh-CN" : "en");
        var identity = persona.Vouched ? new ShopperIdentity($"u{persona.Number}", persona.Name, persona.Email) : null;
        await shopper.StartAsync(identity, site.Secret, new Dictionary<string, string> { ["name"] = persona.Name, ["phone"] = persona.Phone }, clock.GetUtcNow(), cancellationToken);
        var talk = new BotTalk(shopper, clock, Poll, Patience);
        foreach (var words in plan.Says)
        {
            await talk.SayAsync(scene.Slots.Fill(words, ""), cancellationToken);
            clock.ForwardTo(clock.GetUtcNow() + Thinks);
        }

        // Where nobody is at work, the bot asks how to answer.
        if (plan.Person && talk.IsWithBot) await talk.SayAsync(persona.Phone, cancellationToken);
    }

    private Scene SceneOf(BotVisitPlan plan, Persona persona)
    {
        var ordered = clock.GetUtcNow().AddDays(plan.Order == "delivered" ? -7 : 0);
        Slots slots;
        do slots = new Slots(persona, Cast.Pick(_cast.Products[plan.Inbox], _random), Cast.Pick(_cast.Surnames, _random), ordered, _random);
        while (plan.Order is not null && !ShopOrder.Travels(ShopOrder.SeedOf(slots.Fill("{order}", ""))));
        var story = Story.Load(plan.Language).First(s => !s.Key.Contains("return", StringComparison.Ordinal));
        var scene = new Scene(story, persona, plan.Inbox, "supervisor", slots);
        scene.Turns.Add(new Turn(ordered, TurnKind.CustomerWrites));
        return scene;
    }
}
