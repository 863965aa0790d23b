namespace Heed.Text.Segmenting;

/// <summary>
/// How likely two to four characters side by side are a name that the list does not hold: from where in the list's nouns
/// each character stands. 奇 and 梅 begin or end many, 的 hardly any.
/// </summary>
internal sealed class NameModel
{
    /// <summary>Lengths of names in characters.</summary>
    public const int Shortest = 2, Longest = 4;

    /// <summary>Nats on top of the characters' own, by length; found on the texts of the development sets.</summary>
    private static readonly float[] Base = [0, 0, 4, 3.5f, 4];
    private const float Unseen = 12;
    private readonly float[] _first, _inner, _last;

    private NameModel(float[] first, float[] inner, float[] last) => (_first, _inner, _last) = (first, inner, last);

    public static NameModel Learn(WordTable words)
    {
        var (first, inner, last) = (new float[char.MaxValue + 1], new float[char.MaxValue + 1], new float[char.MaxValue + 1]);
        for (var word = 0; word < words.Count; word++)
        {
            var length = words.Length(word);
            if (length < Shortest || words.Class(word) != 'n') continue;
            first[words.Letter(word, 0)]++;
            for (var i = 1; i < length - 1; i++) inner[words.Letter(word, i)]++;
            last[words.Letter(word, length - 1)]++;
        }

        return new NameModel(Costs(first), Costs(inner), Costs(last));
    }

    /// <summary>Costs of names of two, three, … characters that begin where the text does; returns how many there are.</summary>
    public int Read(ReadOnlySpan<char> text, Span<float> costs)
    {
        var count = 0;
        if (!IsHan(text[0])) return 0;
        var cost = _first[text[0]];
        for (var length = Shortest; length <= Longest && length <= text.Length && IsHan(text[length - 1]); length++)
        {
            costs[count++] = cost + _last[text[length - 1]] + Base[length];
            cost += _inner[text[length - 1]];
        }

        return count;
    }

    private static bool IsHan(char c) => Letters.Of(c) is Letters.Kind.Han or Letters.Kind.HanNumeral;

    private static float[] Costs(float[] counts)
    {
        var total = counts.Sum(c => (double)c);
        return Array.ConvertAll(counts, c => c == 0 ? Unseen : (float)Math.Log(total / c));
    }
}
