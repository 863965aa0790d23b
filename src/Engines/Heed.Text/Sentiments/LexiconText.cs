using System.Runtime.InteropServices;
using Heed.Text.Segmenting;

namespace Heed.Text.Sentiments;

/// <summary>A text cut once, so that the whole and any of its stretches can be read by the lexicon.</summary>
internal sealed class LexiconText
{
    private readonly string _text;
    private readonly List<TextAtom> _atoms;
    private readonly bool[] _singles;

    /// <summary>What the lexicon finds at each atom, looked up when it is first asked for: the whole and its stretches ask for the same.</summary>
    private readonly Finding[] _findings;

    /// <summary>Cuts a text, which is simplified already.</summary>
    public LexiconText(string text)
    {
        (_text, _atoms) = (text, TextAtoms.Read(text));
        _singles = _atoms.Exists(a => a.Spaceless) ? SinglesOf(text, Segmenter.Default.Segment(text)) : [];
        _findings = new Finding[_atoms.Count];
    }

    /// <summary>Takes a text that is cut already.</summary>
    public LexiconText(string text, List<TextAtom> atoms, IReadOnlyList<Segment> segments) => (_text, _atoms, _singles, _findings) = (text, atoms, SinglesOf(text, segments), new Finding[atoms.Count]);

    /// <summary>The text as it is written.</summary>
    public ReadOnlySpan<char> Written => _text;

    /// <summary>The atoms of the whole.</summary>
    public ReadOnlySpan<TextAtom> Atoms => CollectionsMarshal.AsSpan(_atoms);

    /// <summary>Whether a word of one character stands at an atom of a script without spaces.</summary>
    public bool IsSingle(int atom) => _singles[_atoms[atom].Start];

    /// <summary>How many atoms the longest word of the lexicon takes that begins at an atom and ends before another; 0 when none does.</summary>
    public int Find(int atom, int end, out LexiconWord word)
    {
        ref var finding = ref _findings[atom];
        if (!finding.Known) finding = new Finding(true, SentimentLexicon.Words.Find(Atoms[atom..], out var found), found);
        word = finding.Word;
        return finding.Length <= end - atom ? finding.Length : SentimentLexicon.Words.Find(Atoms[atom..end], out word);
    }

    /// <summary>The feeling of the whole.</summary>
    public Feeling Feeling() => new LexiconReading(this, 0, _text.Length, 0, _atoms.Count).Feeling();

    /// <summary>The polarities of the stretches between these signs, at most so many, the last with all that is left. Linear in the text.</summary>
    public List<double> Polarities(ReadOnlySpan<char> signs, int most)
    {
        var polarities = new List<double>();
        for (int from = 0, atom = 0; from < _text.Length;)
        {
            var length = polarities.Count < most - 1 ? _text.AsSpan(from).IndexOfAny(signs) : -1;
            var to = length < 0 ? _text.Length : from + length;
            var first = atom;
            while (atom < _atoms.Count && _atoms[atom].Start < to) atom++;
            if (to > from) polarities.Add(new LexiconReading(this, from, to, first, atom).Feeling().Polarity);
            from = to + 1;
        }

        return polarities;
    }

    /// <summary>Where words of one character stand.</summary>
    private static bool[] SinglesOf(string text, IReadOnlyList<Segment> segments)
    {
        var singles = new bool[text.Length];
        foreach (var segment in segments) singles[segment.Start] = segment.Length == 1;
        return singles;
    }

    private readonly record struct Finding(bool Known, int Length, LexiconWord Word);
}
