using Heed.Text.Segmenting;

namespace Heed.Text.Sentiments;

/// <summary>A text cut once, so that the whole and any of its stretches can be read by the lexicon.</summary>
internal sealed class LexiconText
{
    private readonly string _text;
    private readonly TextAtom[] _atoms;
    private readonly bool[] _singles;

    /// <summary>Cuts a text, which is simplified already.</summary>
    public LexiconText(string text)
    {
        (_text, _atoms) = (text, [.. TextAtoms.Read(text)]);
        _singles = Array.Exists(_atoms, a => a.Spaceless) ? SinglesOf(text, Segmenter.Default.Segment(text)) : [];
    }

    /// <summary>Takes a text that is cut already.</summary>
    public LexiconText(string text, List<TextAtom> atoms, IReadOnlyList<Segment> segments) => (_text, _atoms, _singles) = (text, [.. atoms], SinglesOf(text, segments));

    /// <summary>The feeling of the whole.</summary>
    public Feeling Feeling() => new LexiconReading(_text, 0, _text.Length, _atoms, _singles).Feeling();

    /// <summary>The polarities of the stretches between these signs, at most so many, the last with all that is left. Linear in the text.</summary>
    public List<double> Polarities(ReadOnlySpan<char> signs, int most)
    {
        var polarities = new List<double>();
        for (int from = 0, atom = 0; from < _text.Length;)
        {
            var length = polarities.Count < most - 1 ? _text.AsSpan(from).IndexOfAny(signs) : -1;
            var to = length < 0 ? _text.Length : from + length;
            var first = atom;
            while (atom < _atoms.Length && _atoms[atom].Start < to) atom++;
            if (to > from) polarities.Add(new LexiconReading(_text, from, to, new ArraySegment<TextAtom>(_atoms, first, atom - first), _singles).Feeling().Polarity);
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
}
