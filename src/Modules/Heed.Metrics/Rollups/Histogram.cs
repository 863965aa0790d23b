namespace Heed.Metrics.Rollups;

/// <summary>
/// Counts of durations in bins that grow by 2 %, so that quantiles are within 1 % of the exact ones; merged and taken apart again
/// by adding and subtracting. Bytes: pairs of varints (distance from the bin before, count), in ascending order, so equal contents are equal bytes.
/// </summary>
internal sealed class Histogram
{
    private const double Growth = 1.02;
    private static readonly double Log = Math.Log(Growth);
    private readonly Dictionary<int, long> _bins = [];

    /// <summary>How many durations are in it.</summary>
    public long Count { get; private set; }

    /// <summary>The bin of a duration: 0 for what is under a millisecond.</summary>
    public static int BinOf(long milliseconds) => milliseconds < 1 ? 0 : 1 + (int)Math.Floor(Math.Log(milliseconds) / Log);

    /// <summary>Adds durations of a bin, or takes them away; a bin never holds less than none.</summary>
    public void Add(int bin, long count)
    {
        var before = _bins.GetValueOrDefault(bin);
        var after = Math.Max(0, before + count);
        Count += after - before;
        if (after == 0) _bins.Remove(bin);
        else _bins[bin] = after;
    }

    /// <summary>Adds everything of stored bytes.</summary>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        var bin = 0;
        while (bytes.Length > 0)
        {
            bin += (int)Read(ref bytes);
            Add(bin, (long)Read(ref bytes));
        }
    }

    /// <summary>The duration that a share of all lies under, in milliseconds; null when there are none. O(bins × log bins).</summary>
    /// <param name="share">0 to 1.</param>
    public double? Quantile(double share)
    {
        if (Count == 0) return null;
        var rank = Math.Max(1, (long)Math.Ceiling(share * Count));
        foreach (var (bin, count) in _bins.OrderBy(b => b.Key))
        {
            rank -= count;
            if (rank <= 0) return bin == 0 ? 0 : Math.Pow(Growth, bin - 0.5);
        }

        throw new InvalidOperationException("The count is more than the bins hold.");
    }

    public byte[] ToBytes()
    {
        var bytes = new List<byte>(_bins.Count * 3);
        var last = 0;
        foreach (var (bin, count) in _bins.OrderBy(b => b.Key))
        {
            Write(bytes, (ulong)(bin - last));
            Write(bytes, (ulong)count);
            last = bin;
        }

        return [.. bytes];
    }

    private static void Write(List<byte> bytes, ulong value)
    {
        for (; value >= 0x80; value >>= 7) bytes.Add((byte)(value | 0x80));
        bytes.Add((byte)value);
    }

    private static ulong Read(ref ReadOnlySpan<byte> bytes)
    {
        var value = 0UL;
        for (var (shift, place) = (0, 0); place < bytes.Length && shift < 64; place++, shift += 7)
        {
            value |= (ulong)(bytes[place] & 0x7f) << shift;
            if (bytes[place] < 0x80)
            {
                bytes = bytes[(place + 1)..];
                return value;
            }
        }

        throw new InvalidDataException("A histogram ends in the middle of a number.");
    }
}
