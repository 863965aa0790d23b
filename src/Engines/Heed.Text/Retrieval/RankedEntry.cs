namespace Heed.Text.Retrieval;

/// <summary>An entry with its rank score; the better comes first, of equals the one that was added first.</summary>
internal readonly record struct RankedEntry(int Entry, float Rank, Evidence Evidence, double Score = 0) : IComparable<RankedEntry>
{
    public int CompareTo(RankedEntry other) => other.Rank.CompareTo(Rank) is var order and not 0 ? order : Entry.CompareTo(other.Entry);
}
