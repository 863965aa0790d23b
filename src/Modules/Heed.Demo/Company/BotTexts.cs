using System.Text.Json;

namespace Heed.Demo.Company;

/// <summary>The company's bots as <c>Texts/bots.json</c> describes them: who they are, the flows they know, and the visitors they have served.</summary>
internal sealed record BotTexts(IReadOnlyList<BotPlan> Bots, IReadOnlyList<FlowPlan> Flows, IReadOnlyList<BotVisitPlan> Visits)
{
    public static BotTexts Load() => DemoTexts.Json<BotTexts>("bots.json");
}

/// <summary>A bot.</summary>
/// <param name="HandOverTag">Customers with this tag get a person at once.</param>
internal sealed record BotPlan(string Inbox, string Name, int TopQuestions, string HandOverTag, JsonElement Greeting);

/// <summary>A flow that every bot of the company knows, made of a template.</summary>
/// <param name="Tests">Talks it must pass before it is published.</param>
internal sealed record FlowPlan(string Template, string Name, IReadOnlyList<JsonElement> Tests);

/// <summary>Somebody who talks with a bot.</summary>
/// <param name="Order">Stage of an order of theirs, for which the shop vouches; null for nobody known.</param>
/// <param name="Person">Whether it ends with a person, so that an address is left when nobody is at work.</param>
/// <param name="Says">Words; <c>#</c> before the id of a button; <c>{order}</c> for the number of the order.</param>
internal sealed record BotVisitPlan(string Inbox, string Language, double HoursAgo, IReadOnlyList<string> Says, string? Order = null, bool Person = false);
