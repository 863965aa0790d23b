namespace Heed.Text.Retrieval;

/// <summary>The terms of one text by ascending number, with how much each stands there.</summary>
internal sealed class TermVector
{
    private readonly int[] _terms;
    private readonly float[] _counts;
    private float _norm;

    private TermVector(int[] terms, float[] counts)
    {
        _terms = terms;
        _counts = counts;
    }

    public static TermVector Empty { get; } = new([], []);

    public ReadOnlySpan<int> Terms => _terms;

    /// <summary>What the terms are worth together, each taken once.</summary>
    public float Sum { get; private set; }

    /// <summary>The vector of numbers in any order; sorts them in place.</summary>
    public static TermVector Of(Span<int> numbers)
    {
        if (numbers.IsEmpty) return new TermVector([], []);
        numbers.Sort();
        var distinct = 1;
        for (var i = 1; i < numbers.Length; i++) distinct += numbers[i] == numbers[i - 1] ? 0 : 1;
        var (terms, counts) = (new int[distinct], new float[distinct]);
        var at = -1;
        for (var i = 0; i < numbers.Length; i++)
        {
            if (i == 0 || numbers[i] != numbers[i - 1]) terms[++at] = numbers[i];
            counts[at]++;
        }

        // The second mention says less than the first.
        for (var i = 0; i < distinct; i++) counts[i] = Damped(counts[i]);
        return new TermVector(terms, counts);
    }

    /// <summary>Sums what the terms are worth, with those that have no number.</summary>
    public void Weigh(ReadOnlySpan<float> weights, IEnumerable<(float Weight, int Count)> strange)
    {
        float sum = 0, square = 0;
        for (var i = 0; i < _terms.Length; i++)
        {
            var weight = weights[_terms[i]];
            sum += weight;
            square += weight * weight * _counts[i] * _counts[i];
        }

        foreach (var (weight, count) in strange)
        {
            sum += weight;
            square += weight * weight * Damped(count) * Damped(count);
        }

        Sum = sum;
        _norm = MathF.Sqrt(square);
    }

    /// <summary>How two texts overlap; linear in both.</summary>
    public static Overlap Compare(TermVector asked, TermVector held, ReadOnlySpan<float> weights)
    {
        float shared = 0, product = 0;
        var (left, right) = (asked._terms, held._terms);
        for (int i = 0, j = 0; i < left.Length && j < right.Length;)
        {
            if (left[i] == right[j])
            {
                var weight = weights[left[i]];
                shared += weight;
                product += weight * weight * asked._counts[i] * held._counts[j];
                i++;
                j++;
            }
            else if (left[i] < right[j])
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        return shared <= 0 ? default : new Overlap(shared / asked.Sum, shared / held.Sum, product / (asked._norm * held._norm));
    }

    private static float Damped(float count) => 1 + MathF.Log(count);
}

/// <summary>How much of what was asked is held, how much of what is held was asked, and the cosine; each 0 to 1.</summary>
internal readonly record struct Overlap(float Asked, float Held, float Cosine);
