namespace Heed.Server.Load;

/// <summary>What a run of <c>heed load</c> does.</summary>
/// <param name="Rate">Customers' messages a second over all of them; 0 sends the next one as soon as the last is acknowledged.</param>
/// <param name="Reply">Agents answer every so many messages; 0 for never.</param>
internal sealed record LoadPlan(
    Uri Server, int Workspace, string? SiteKey, IReadOnlyList<(string Email, string Password)> People, string? ApiKey,
    int Customers, int Agents, TimeSpan For, double Rate, int Reply, IReadOnlyList<string> Texts, string LedgerFile);
