namespace Heed.Text.Segmenting;

/// <summary>
/// Words by their beginnings. A node's children stand side by side in order of their letters, nodes in order of their
/// depth, so a node needs a letter, the place of its first child and its cost: 11 bytes.
/// </summary>
internal sealed class WordTrie
{
    /// <summary>Before any letter.</summary>
    public const int Root = 0;
    private readonly char[] _letters;
    private readonly int[] _children;
    private readonly float[] _costs;
    private readonly byte[] _classes;
    private readonly int[] _first = new int[char.MaxValue + 1];

    private WordTrie(char[] letters, int[] children, float[] costs, byte[] classes)
    {
        (_letters, _children, _costs, _classes) = (letters, children, costs, classes);
        for (var node = children[Root]; node < children[Root + 1]; node++) _first[letters[node]] = node;
    }

    /// <summary>How many nodes it has.</summary>
    public int Count => _letters.Length;

    /// <summary>The node one letter further, or -1.</summary>
    public int Next(int node, char letter)
    {
        if (node == Root) return _first[letter] is var first and > 0 ? first : -1;
        var from = _children[node];
        var children = _letters.AsSpan(from, _children[node + 1] - from);
        if (children.IsEmpty) return -1;
        // A search without a branch that could be guessed wrong: the half to go on with is chosen by a sign.
        var place = 0;
        for (var length = children.Length; length > 1;)
        {
            var half = length >>> 1;
            place += half & ((children[place + half] - letter - 1) >> 31);
            length -= half;
        }

        return children[place] == letter ? from + place : -1;
    }

    /// <summary>Minus the logarithm of the probability of the word that ends here; NaN when none does.</summary>
    public float Cost(int node) => _costs[node];

    /// <summary>The letter of the class of the word that ends here.</summary>
    public char Class(int node) => (char)_classes[node];

    /// <summary>Takes words in ordinal order, none twice, none empty. Linear in their letters.</summary>
    public static WordTrie Build(WordTable words)
    {
        var letters = new List<char>(words.Count * 2) { '\0' };
        var children = new List<int>(words.Count * 2);
        var costs = new List<float>(words.Count * 2) { float.NaN };
        var classes = new List<byte>(words.Count * 2) { (byte)'x' };
        // The words that begin with the letters of a node stand side by side: from, to, and how many letters that is.
        var ranges = new Queue<(int From, int To, int Depth)>();
        ranges.Enqueue((0, words.Count, 0));
        while (ranges.TryDequeue(out var range))
        {
            children.Add(letters.Count);
            var (at, to, depth) = range;
            if (at < to && words.Length(at) == depth) at++;
            while (at < to)
            {
                var letter = words.Letter(at, depth);
                var end = at + 1;
                while (end < to && words.Letter(end, depth) == letter) end++;
                var ends = words.Length(at) == depth + 1;
                letters.Add(letter);
                costs.Add(ends ? words.Cost(at) : float.NaN);
                classes.Add(ends ? words.Class(at) : (byte)'x');
                ranges.Enqueue((at, end, depth + 1));
                at = end;
            }
        }

        children.Add(letters.Count);
        return new WordTrie([.. letters], [.. children], [.. costs], [.. classes]);
    }
}
