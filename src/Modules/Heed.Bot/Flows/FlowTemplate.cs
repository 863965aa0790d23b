namespace Heed.Bot.Flows;

/// <summary>A flow that comes with Heed.</summary>
internal sealed record FlowTemplate(string Key, LocalText Name, FlowDocument Document);
