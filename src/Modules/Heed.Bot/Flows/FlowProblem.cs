namespace Heed.Bot.Flows;

/// <summary>Something wrong with a flow.</summary>
/// <param name="Node">The node; null for the flow as a whole.</param>
/// <param name="Code">The console words it.</param>
/// <param name="Blocks">Whether it cannot be published like this.</param>
internal sealed record FlowProblem(string? Node, string Code, bool Blocks, string Message);
