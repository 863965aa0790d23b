namespace Heed.Floor.Now;

/// <summary>
/// The open conversations of a workspace by what the floor asks: who waits in a line in order, what is at risk in order, how many
/// each agent has. Putting one in or out costs the logarithm of the size; no question looks at all of them.
/// </summary>
internal sealed class FloorShelf
{
    private readonly Dictionary<Guid, OpenThread> _open = [];
    private readonly Dictionary<LineKey, SortedSet<(DateTimeOffset At, Guid Id)>> _lines = [];
    private readonly SortedSet<(DateTimeOffset At, Guid Id)> _risks = [];
    private readonly Dictionary<Guid, int> _loads = [];

    /// <summary>What happened in the lines.</summary>
    public DayBook Day { get; private set; } = new();

    /// <summary>Open conversations each person has.</summary>
    public IReadOnlyDictionary<Guid, int> Loads => _loads;

    public int Count => _open.Count;

    /// <summary>Lines in which somebody waits, in order of waiting.</summary>
    public IReadOnlyDictionary<LineKey, SortedSet<(DateTimeOffset At, Guid Id)>> Lines => _lines;

    public OpenThread? Find(Guid id) => _open.GetValueOrDefault(id);

    /// <summary>Conversations whose promise is at risk or broken at an instant, longest at risk first. O(those).</summary>
    public IEnumerable<(Guid Id, OpenThread Thread)> Risks(DateTimeOffset now)
    {
        foreach (var (at, id) in _risks)
        {
            if (at > now) yield break;
            yield return (id, _open[id]);
        }
    }

    public void Put(Guid id, OpenThread thread)
    {
        Remove(id);
        _open[id] = thread;
        if (thread.Queue is { } queue)
        {
            var key = new LineKey(thread.Brand, queue);
            if (!_lines.TryGetValue(key, out var line)) _lines[key] = line = [];
            line.Add((thread.Since, id));
        }

        if (thread.WarnAt is { } warn) _risks.Add((warn, id));
        if (thread.Assignee is { } person) _loads[person] = _loads.GetValueOrDefault(person) + 1;
    }

    public void Remove(Guid id)
    {
        if (!_open.Remove(id, out var thread)) return;
        if (thread.Queue is { } queue)
        {
            var key = new LineKey(thread.Brand, queue);
            _lines[key].Remove((thread.Since, id));
            if (_lines[key].Count == 0) _lines.Remove(key);
        }

        if (thread.WarnAt is { } warn) _risks.Remove((warn, id));
        if (thread.Assignee is { } person && --_loads[person] == 0) _loads.Remove(person);
    }

    public void Clear()
    {
        _open.Clear();
        _lines.Clear();
        _risks.Clear();
        _loads.Clear();
        Day = new DayBook();
    }
}
