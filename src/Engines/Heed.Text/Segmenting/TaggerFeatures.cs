namespace Heed.Text.Segmenting;

/// <summary>What a character is tagged by: itself and its neighbours, their kinds, and how the shipped segmenter cuts there.</summary>
internal static class TaggerFeatures
{
    /// <summary>How many features a character has.</summary>
    public const int Count = 14;

    /// <summary>Features are numbers below this, by hash.</summary>
    public const int Space = 1 << 20;

    /// <summary>Reads the features of every character of a text without blanks, <see cref="Count"/> a character.</summary>
    public static int[] Read(string text, Segmenter segmenter)
    {
        var folded = new char[text.Length + 4];
        Letters.Fold(text, folded.AsSpan(2));
        var kinds = new int[folded.Length];
        for (var i = 2; i < folded.Length - 2; i++) kinds[i] = (int)Letters.Of(folded[i]) + 1;
        var cuts = Cuts(text, segmenter);
        var features = new int[text.Length * Count];
        for (var i = 0; i < text.Length; i++)
        {
            var c = folded.AsSpan(i, 5);
            var k = kinds.AsSpan(i, 5);
            var into = features.AsSpan(i * Count, Count);
            into[0] = Hash(0, c[2], 0);
            into[1] = Hash(1, c[1], 0);
            into[2] = Hash(2, c[3], 0);
            into[3] = Hash(3, c[1], c[2]);
            into[4] = Hash(4, c[2], c[3]);
            into[5] = Hash(5, c[0], c[1]);
            into[6] = Hash(6, c[3], c[4]);
            into[7] = Hash(7, c[1], c[3]);
            into[8] = Hash(8, (k[1] * 64) + (k[2] * 8) + k[3], 0);
            into[9] = Hash(9, (k[0] * 4096) + (k[1] * 512) + (k[2] * 64) + (k[3] * 8) + k[4], 0);
            into[10] = Hash(10, (c[1] == c[2] ? 1 : 0) + (c[0] == c[2] ? 2 : 0), 0);
            into[11] = Hash(11, cuts[i + 1], c[2]);
            into[12] = Hash(12, (cuts[i] * 64) + (cuts[i + 1] * 8) + cuts[i + 2], 0);
            into[13] = Hash(13, cuts[i + 1], cuts[i] + (c[1] << 3));
        }

        return features;
    }

    /// <summary>The shipped segmenter's tag of every character, plus one, with a zero at both ends.</summary>
    private static int[] Cuts(string text, Segmenter segmenter)
    {
        var cuts = new int[text.Length + 2];
        foreach (var segment in segmenter.Segment(text))
        {
            for (var i = 0; i < segment.Length; i++) cuts[segment.Start + i + 1] = Tag.Of(i, segment.Length) + 1;
        }

        return cuts;
    }

    private static int Hash(int template, int a, int b)
    {
        var hash = (((ulong)template << 48) ^ ((ulong)(uint)a << 24) ^ (uint)b) * 0x9E3779B97F4A7C15UL;
        return (int)((hash ^ (hash >> 29)) * 0xBF58476D1CE4E5B9UL >> 44);
    }
}
