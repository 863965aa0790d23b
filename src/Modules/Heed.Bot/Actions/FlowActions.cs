namespace Heed.Bot.Actions;

/// <summary>The registry of errands.</summary>
internal sealed class FlowActions(IEnumerable<IFlowAction> actions)
{
    private readonly Dictionary<string, IFlowAction> _byName = actions.ToDictionary(a => a.Name, StringComparer.Ordinal);

    public IReadOnlySet<string> Names => _byName.Keys.ToHashSet(StringComparer.Ordinal);

    public IEnumerable<IFlowAction> All => _byName.Values.OrderBy(a => a.Name, StringComparer.Ordinal);

    public IFlowAction? Find(string name) => _byName.GetValueOrDefault(name);
}
