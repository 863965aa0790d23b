using System.Runtime.InteropServices;

namespace Heed.Text.Retrieval;

/// <summary>The terms of one kind that an index knows, numbered, and what each is worth: rare ones much, words that every question has little.</summary>
internal sealed class TermSpace<T>
    where T : notnull
{
    /// <summary>A term that the index does not have is worth this share of the rarest that it could have: it may be a slip of the pen.</summary>
    private const float Unknown = 0.7f;

    private readonly Dictionary<T, int> _numbers = [];
    private readonly List<Known> _known = [];
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
            number = _known.Count;
            _known.Add(new Known(factor));
        }

        ref var known = ref CollectionsMarshal.AsSpan(_known)[number];
        if (known.LastHolder != entry)
        {
            known.LastHolder = entry;
            known.Holders++;
        }

        return number;
    }

    /// <summary>Weighs the terms, when all of <paramref name="entries"/> entries are read.</summary>
    public void Close(int entries)
    {
        _weights = new float[_known.Count];
        for (var i = 0; i < _weights.Length; i++) _weights[i] = _known[i].Factor * Rarity(entries, _known[i].Holders);
        _unknown = Unknown * Rarity(entries, 0);
        _known.Clear();
        _known.TrimExcess();
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

    /// <summary>What is counted of a term while entries are read; side by side, as each costs a visit to memory.</summary>
    private struct Known(float factor)
    {
        public readonly float Factor = factor;
        public int Holders;
        public int LastHolder = -1;
    }
}
