using System.Runtime.InteropServices;

namespace Heed.Text.Retrieval;

/// <summary>The terms of one kind that an index knows, numbered, and what each is worth: rare ones much, words that every question has little.</summary>
internal sealed class TermSpace<T>
    where T : notnull
{
    /// <summary>A term that the index does not have is worth this share of the rarest that it could have: it may be a slip of the pen.</summary>
    private const float Unknown = 0.7f;

    private readonly Dictionary<T, int> _numbers = [];
    private readonly List<float> _factors = [];
    private readonly List<int> _holders = [];
    private readonly List<int> _lastHolder = [];
    private float[] _weights = [];
    private float _unknown;

    /// <summary>What the terms are worth, by number; known once the space is closed.</summary>
    public ReadOnlySpan<float> Weights => _weights;

    /// <summary>The number of a term that an entry holds.</summary>
    public int Add(T term, float factor, int entry)
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers, term, out var exists);
        if (!exists)
        {
            number = _factors.Count;
            _factors.Add(factor);
            _holders.Add(0);
            _lastHolder.Add(-1);
        }

        if (_lastHolder[number] != entry)
        {
            _lastHolder[number] = entry;
            _holders[number]++;
        }

        return number;
    }

    /// <summary>Weighs the terms, when all of <paramref name="entries"/> entries are read.</summary>
    public void Close(int entries)
    {
        _weights = new float[_factors.Count];
        for (var i = 0; i < _weights.Length; i++) _weights[i] = _factors[i] * Rarity(entries, _holders[i]);
        _unknown = Unknown * Rarity(entries, 0);
        _lastHolder.Clear();
        _lastHolder.TrimExcess();
    }

    /// <summary>The vector of a text that is asked: what the index does not have counts towards its sum and norm.</summary>
    public TermVector Read(List<(T Term, float Factor)> terms)
    {
        var numbers = new List<int>(terms.Count);
        var strange = new Dictionary<T, (float Weight, int Count)>();
        foreach (var (term, factor) in terms)
        {
            if (_numbers.TryGetValue(term, out var number)) numbers.Add(number);
            else strange[term] = (factor * _unknown, strange.GetValueOrDefault(term).Count + 1);
        }

        var vector = TermVector.Of(CollectionsMarshal.AsSpan(numbers));
        vector.Weigh(_weights, strange.Values);
        return vector;
    }

    private static float Rarity(int entries, int holders) => MathF.Log(1 + (entries - holders + 0.5f) / (holders + 0.5f));
}
