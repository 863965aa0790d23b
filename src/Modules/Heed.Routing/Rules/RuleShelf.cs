using System.Collections.Concurrent;

namespace Heed.Routing.Rules;

/// <summary>The published rules of each workspace. Which version is published is read each time, its rules only when it is new.</summary>
internal sealed class RuleShelf
{
    private readonly ConcurrentDictionary<WorkspaceId, (int Number, CompiledRules Rules)> _known = new();

    /// <summary>The published version; 0 and no rules when nothing is.</summary>
    public async Task<(int Number, CompiledRules Rules)> PublishedAsync(ReadSession session, WorkspaceId workspace, CancellationToken cancellationToken)
    {
        var number = (int)await session.NumberAsync($"select in_force from routing_rules where workspace = {workspace}", cancellationToken);
        if (number == 0) return (0, CompiledRules.None);
        if (_known.TryGetValue(workspace, out var known) && known.Number == number) return known;
        var json = await session.FirstAsync($"select rules from routing_rule_versions where workspace = {workspace} and number = {number}", r => r.Text(0), cancellationToken);
        return json is null ? (0, CompiledRules.None) : _known[workspace] = (number, CompiledRules.Read(json));
    }
}
