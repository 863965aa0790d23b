namespace Heed.Queueing.Lines;

/// <summary>
/// Things in the order of two numbers that are unique together, in runs of at most 128. Adding, removing and the first cost a binary search and a move
/// within a run; a rank costs one step a run. Small arrays beat trees here: a hundred thousand entries are eight hundred runs.
/// </summary>
internal sealed class OrderedSet<T>
    where T : class
{
    private const int Most = 128, Few = 24;
    private readonly List<Run> _runs = [];

    public int Count { get; private set; }

    public T? First => _runs.Count == 0 ? null : _runs[0].Items[0];

    /// <summary>The first number of the first entry, or the largest there is when empty.</summary>
    public long FirstKey => _runs.Count == 0 ? long.MaxValue : _runs[0].Keys[0];

    public void Add(long key, long tie, T item)
    {
        if (_runs.Count == 0) _runs.Add(new Run());
        var at = RunOf(key, tie);
        var run = _runs[at];
        if (run.Count == Most)
        {
            var second = run.Split();
            _runs.Insert(at + 1, second);
            if (second.IsAtOrBefore(key, tie)) run = second;
        }

        run.Insert(run.Find(key, tie), key, tie, item);
        Count++;
    }

    public bool Remove(long key, long tie)
    {
        if (_runs.Count == 0) return false;
        var at = RunOf(key, tie);
        var run = _runs[at];
        var index = run.Find(key, tie);
        if (index == run.Count || run.Keys[index] != key || run.Ties[index] != tie) return false;
        run.RemoveAt(index);
        Count--;
        if (run.Count == 0) _runs.RemoveAt(at);
        else if (run.Count < Few && at + 1 < _runs.Count && _runs[at + 1].Count <= Most - 2 * Few) run.Append(TakeRun(at + 1));
        return true;
    }

    /// <summary>How many entries stand before these numbers.</summary>
    public int Rank(long key, long tie)
    {
        if (_runs.Count == 0) return 0;
        var at = RunOf(key, tie);
        var before = _runs[at].Find(key, tie);
        for (var i = 0; i < at; i++) before += _runs[i].Count;
        return before;
    }

    public Enumerator GetEnumerator() => new(_runs);

    private Run TakeRun(int at)
    {
        var run = _runs[at];
        _runs.RemoveAt(at);
        return run;
    }

    // The last run that begins at or before these numbers.
    private int RunOf(long key, long tie)
    {
        int low = 0, high = _runs.Count - 1;
        while (low < high)
        {
            var middle = (low + high + 1) >> 1;
            if (_runs[middle].IsAtOrBefore(key, tie)) low = middle;
            else high = middle - 1;
        }

        return low;
    }

    /// <summary>Walks in order; the set must not change meanwhile.</summary>
    internal struct Enumerator(List<Run> runs)
    {
        private int _run;
        private int _index = -1;

        public readonly T Current => runs[_run].Items[_index];

        public bool MoveNext()
        {
            if (_run >= runs.Count) return false;
            if (++_index < runs[_run].Count) return true;
            _index = 0;
            return ++_run < runs.Count;
        }
    }

    internal sealed class Run
    {
        public long[] Keys = new long[4];
        public long[] Ties = new long[4];
        public T[] Items = new T[4];
        public int Count;

        public bool IsAtOrBefore(long key, long tie) => Keys[0] < key || (Keys[0] == key && Ties[0] <= tie);

        /// <summary>Where these numbers are or would be.</summary>
        public int Find(long key, long tie)
        {
            int low = 0, high = Count;
            while (low < high)
            {
                var middle = (low + high) >> 1;
                if (Keys[middle] < key || (Keys[middle] == key && Ties[middle] < tie)) low = middle + 1;
                else high = middle;
            }

            return low;
        }

        public void Insert(int at, long key, long tie, T item)
        {
            Room(Count + 1);
            Array.Copy(Keys, at, Keys, at + 1, Count - at);
            Array.Copy(Ties, at, Ties, at + 1, Count - at);
            Array.Copy(Items, at, Items, at + 1, Count - at);
            (Keys[at], Ties[at], Items[at]) = (key, tie, item);
            Count++;
        }

        public void RemoveAt(int at)
        {
            Count--;
            Array.Copy(Keys, at + 1, Keys, at, Count - at);
            Array.Copy(Ties, at + 1, Ties, at, Count - at);
            Array.Copy(Items, at + 1, Items, at, Count - at);
            Items[Count] = null!;
        }

        public Run Split()
        {
            var second = new Run();
            var half = Count / 2;
            second.Append(this, half, Count - half);
            Array.Clear(Items, half, Count - half);
            Count = half;
            return second;
        }

        public void Append(Run other) => Append(other, 0, other.Count);

        private void Append(Run other, int from, int count)
        {
            Room(Count + count);
            Array.Copy(other.Keys, from, Keys, Count, count);
            Array.Copy(other.Ties, from, Ties, Count, count);
            Array.Copy(other.Items, from, Items, Count, count);
            Count += count;
        }

        private void Room(int count)
        {
            if (count <= Keys.Length) return;
            var size = Math.Max(count, Math.Min(Most, Keys.Length * 2));
            Array.Resize(ref Keys, size);
            Array.Resize(ref Ties, size);
            Array.Resize(ref Items, size);
        }
    }
}
