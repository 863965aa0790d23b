namespace Heed.Orders.Sources;

/// <summary>Every way to a shop that there is, by kind.</summary>
internal sealed class SourceKinds(IEnumerable<IOrderSource> kinds)
{
    private readonly Dictionary<string, IOrderSource> _kinds = kinds.ToDictionary(k => k.Kind, StringComparer.Ordinal);

    public bool Has(string kind) => _kinds.ContainsKey(kind);

    public IOrderSource Of(string kind) => _kinds[kind];
}
