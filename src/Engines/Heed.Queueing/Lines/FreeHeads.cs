using Heed.Queueing.Matching;

namespace Heed.Queueing.Lines;

/// <summary>For every kind and order, the first free agent of each profile: load share and the number that breaks ties.</summary>
internal sealed class FreeHeads
{
    public static readonly int Kinds = Enum.GetValues<WorkKind>().Length;
    public static readonly int Slots = Kinds * 2;
    private readonly Heads[] _keys = [.. Enumerable.Range(0, Slots).Select(_ => new Heads())];
    private readonly Heads[] _ties = [.. Enumerable.Range(0, Slots).Select(_ => new Heads())];

    public static int Slot(WorkKind kind, AgentOrder order) => (int)kind * 2 + (int)order;

    public static WorkKind KindOf(int slot) => (WorkKind)(slot / 2);

    public static AgentOrder OrderOf(int slot) => (AgentOrder)(slot % 2);

    public ReadOnlySpan<long> Keys(int slot) => _keys[slot].Keys;

    public ReadOnlySpan<long> Ties(int slot) => _ties[slot].Keys;

    public void Set(int slot, int profile, AgentState? first)
    {
        _keys[slot][profile] = first?.OrderKey(OrderOf(slot)) ?? long.MaxValue;
        _ties[slot][profile] = first?.OrderTie ?? long.MaxValue;
    }
}
