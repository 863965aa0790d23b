namespace Heed.Queueing.Lines;

/// <summary>Numbers by index side by side in memory, so that looking at hundreds of them costs a few cache lines. What is not there has the largest number.</summary>
internal sealed class Heads
{
    private long[] _keys = [];

    public ReadOnlySpan<long> Keys => _keys;

    public long this[int index]
    {
        set
        {
            if (index >= _keys.Length)
            {
                var from = _keys.Length;
                Array.Resize(ref _keys, Math.Max(64, Math.Max(index + 1, from * 2)));
                Array.Fill(_keys, long.MaxValue, from, _keys.Length - from);
            }

            _keys[index] = value;
        }
    }
}
