using Heed.Text.Normalising;
using Heed.Text.Segmenting;

namespace Heed.Text.Classifying;

/// <summary>
/// What a text is told apart by: its words, their stems, neighbouring words, the groups its words belong to, if wanted the words that it has together, and stretches of two to five characters
/// within words, which forgive slips of the pen and endings. Scripts without spaces give their single characters, pairs,
/// longer stretches over a whole run, and Chinese its words; traditional and simplified forms are the same. A feature is a
/// 64-bit hash (FNV-1a).
/// </summary>
internal sealed class FeatureReader
{
    /// <summary>No more of a text is read than this, in UTF-16 units: what somebody wants stands at the top.</summary>
    public const int MaxText = 8_000;

    private const int ShortestStretch = 2;
    private const int LongestStretch = 5;
    private const ulong Seed = 14695981039346656037;
    private const ulong Prime = 1099511628211;
    private const char Edge = ' ';

    /// <summary>Scripts without spaces begin here; what stands before has been read as words already.</summary>
    private const char FirstSpaceless = '\u0E00';

    /// <summary>So many different words, from the top, are put together with each other: what a text is about is said there.</summary>
    private const int MostTogether = 20;

    private readonly List<char> _run = [];
    private readonly List<Segment> _segments = [];
    private readonly List<string> _different = new(MostTogether);

    /// <summary>Features of words, one entry for each time it stands there.</summary>
    public List<ulong> Words { get; } = [];

    /// <summary>Features of groups of words, likewise.</summary>
    public List<ulong> Groups { get; } = [];

    /// <summary>Features of stretches of characters, likewise.</summary>
    public List<ulong> Stretches { get; } = [];

    /// <summary>Features of two words that stand anywhere in the text, once each, in whatever order.</summary>
    public List<ulong> Together { get; } = [];

    /// <summary>Replaces the lists by the features of the text. Linear in the text, of which at most <see cref="MaxText"/> is read.</summary>
    /// <param name="text">The text.</param>
    /// <param name="rarity">How rare a feature was in training, null when it was not there: slips of the pen are mended. Null for the texts of the training.</param>
    /// <param name="together">Whether <see cref="Together"/> is read.</param>
    public void Read(string text, Func<ulong, float?>? rarity = null, bool together = false)
    {
        Words.Clear();
        Groups.Clear();
        Stretches.Clear();
        Together.Clear();
        var simplified = ChineseForms.ToSimplified(text.Length <= MaxText ? text : text[..MaxText]);
        var atoms = TextAtoms.Read(simplified);
        if (rarity is not null) Slips.Mend(atoms, rarity);
        ReadWords(atoms);
        if (atoms.Exists(a => a.Spaceless)) ReadSegments(simplified);
        ReadStretches(atoms);
        if (together) ReadTogether(atoms);
    }

    /// <summary>The feature of a word as it is written.</summary>
    public static ulong Word(ReadOnlySpan<char> form) => Hash(Of(Kind.Word), form);

    /// <summary>The feature of the stem of words that are not the stem themselves.</summary>
    public static ulong Stem(ReadOnlySpan<char> term) => Hash(Of(Kind.Stem), term);

    private void ReadWords(List<TextAtom> atoms)
    {
        if (atoms.Count == 0) return;
        var before = "^";
        foreach (var atom in atoms)
        {
            Words.Add(Word(atom.Form));
            if (atom.Term != atom.Form) Words.Add(Stem(atom.Term));
            Words.Add(Hash(Mix(Hash(Of(Kind.Pair), before), Edge), atom.Term));
            if (!atom.Spaceless)
            {
                foreach (var group in WordGroups.Of(atom.Term)) Groups.Add(Mix(Of(Kind.Group), (char)group));
            }

            before = atom.Term;
        }

        Words.Add(Hash(Mix(Hash(Of(Kind.Pair), before), Edge), "$"));
    }

    private void ReadTogether(List<TextAtom> atoms)
    {
        _different.Clear();
        foreach (var atom in atoms)
        {
            if (_different.Count == MostTogether) break;
            if (!_different.Contains(atom.Term)) _different.Add(atom.Term);
        }

        _different.Sort(StringComparer.Ordinal);
        for (var i = 0; i < _different.Count; i++)
        {
            var first = Mix(Hash(Of(Kind.Together), _different[i]), Edge);
            for (var j = i + 1; j < _different.Count; j++) Together.Add(Hash(first, _different[j]));
        }
    }

    private void ReadSegments(string text)
    {
        _segments.Clear();
        Segmenter.Default.Segment(text, _segments);
        foreach (var segment in _segments)
        {
            if (segment.IsWord && segment.Length > 1 && text[segment.Start] >= FirstSpaceless) Words.Add(Hash(Of(Kind.Word), text.AsSpan(segment.Start, segment.Length)));
        }
    }

    private void ReadStretches(List<TextAtom> atoms)
    {
        for (var i = 0; i < atoms.Count; i++)
        {
            if (_run.Count == 0) _run.Add(Edge);
            _run.AddRange(atoms[i].Form);
            var goesOn = atoms[i].Spaceless && i + 1 < atoms.Count && atoms[i + 1] is { Spaceless: true, Joined: true };
            if (!goesOn) EndRun();
        }
    }

    private void EndRun()
    {
        _run.Add(Edge);
        for (var start = 0; start < _run.Count; start++)
        {
            var hash = Of(Kind.Stretch);
            var longest = Math.Min(LongestStretch, _run.Count - start);
            for (var length = 1; length <= longest; length++)
            {
                hash = Mix(hash, _run[start + length - 1]);
                if (length >= ShortestStretch) Stretches.Add(hash);
            }
        }

        _run.Clear();
    }

    private static ulong Of(Kind kind) => Mix(Seed, (char)kind);

    private static ulong Mix(ulong hash, char c) => (hash ^ c) * Prime;

    private static ulong Hash(ulong hash, ReadOnlySpan<char> text)
    {
        foreach (var c in text) hash = Mix(hash, c);
        return hash;
    }

    private enum Kind
    {
        Word = 1,
        Stem,
        Pair,
        Group,
        Stretch,
        Together,
    }
}
