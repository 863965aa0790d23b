namespace Heed.Queueing.Lines;

/// <summary>Things with small whole numbers, which are given again when a thing goes.</summary>
internal sealed class Indexed<T>
    where T : class
{
    private readonly List<T?> _items = [];
    private readonly Stack<int> _vacant = [];

    public IEnumerable<T> All => _items.OfType<T>();

    public T this[int index] => _items[index]!;

    public int Add(Func<int, T> make)
    {
        if (!_vacant.TryPop(out var index))
        {
            index = _items.Count;
            _items.Add(null);
        }

        _items[index] = make(index);
        return index;
    }

    public void Remove(int index)
    {
        _items[index] = null;
        _vacant.Push(index);
    }
}
