using System.Buffers;
using System.IO.Compression;
using System.Text;

namespace Heed.Text.Segmenting;

/// <summary>Words with their costs, in ordinal order, their letters in one block.</summary>
internal sealed class WordTable
{
    /// <summary>The list gives its least figures to words that were never counted, most of them put together from others.</summary>
    private const int Uncounted = 3;

    /// <summary>What such a word costs on top, in nats.</summary>
    private const float Doubt = 4;
    private readonly List<char> _letters = [];
    private readonly List<int> _ends = [0];
    private readonly List<float> _costs = [];
    private readonly List<byte> _classes = [];

    public int Count => _costs.Count;

    public int Length(int word) => _ends[word + 1] - _ends[word];

    public char Letter(int word, int at) => _letters[_ends[word] + at];

    public float Cost(int word) => _costs[word];

    public byte Class(int word) => _classes[word];

    /// <summary>The list that was made when Heed was built. Costs are minus the logarithm of the share of all occurrences.</summary>
    public static WordTable Default()
    {
        using var packed = typeof(WordTable).Assembly.GetManifestResourceStream("words.gz") ?? throw new InvalidOperationException("The assembly lacks its word list.");
        using var reader = new StreamReader(new GZipStream(packed, CompressionMode.Decompress), Encoding.UTF8);
        var table = new WordTable();
        double total = 0;
        var frequencies = new List<int>(360_000);
        while (reader.ReadLine() is { Length: > 3 } line)
        {
            var space = line.LastIndexOf(' ');
            var kept = char.IsAsciiDigit(line[0]) ? line[0] - '0' : line[0] - 'a' + 10;
            var before = table.Count == 0 ? 0 : table._ends[^2];
            for (var i = 0; i < kept; i++) table._letters.Add(table._letters[before + i]);
            for (var i = 1; i < space; i++) table._letters.Add(line[i]);
            var frequency = Math.Max(1, int.Parse(line.AsSpan(space + 1, line.Length - space - 2), provider: null));
            total += frequency;
            frequencies.Add(frequency);
            table._ends.Add(table._letters.Count);
            table._costs.Add(0);
            table._classes.Add((byte)line[^1]);
        }

        for (var i = 0; i < table.Count; i++) table._costs[i] = (float)Math.Log(total / frequencies[i]) + (frequencies[i] <= Uncounted ? Doubt : 0);
        return table;
    }

    /// <summary>Words given with their costs and classes, in any order.</summary>
    public static WordTable Of(IEnumerable<(string Word, float Cost, char Class)> words)
    {
        var table = new WordTable();
        foreach (var (word, cost, @class) in words.OrderBy(w => w.Word, StringComparer.Ordinal))
        {
            table._letters.AddRange(word.AsSpan());
            table._ends.Add(table._letters.Count);
            table._costs.Add(cost);
            table._classes.Add((byte)@class);
        }

        return table;
    }
}
