using System.Text;

namespace Heed.Text;

/// <summary>Reads texts and queries into atoms, in one way for both, so that what is written is what is found.</summary>
public static class TextAtoms
{
    /// <summary>No more of a text is read than this, in UTF-16 units.</summary>
    public const int MaxText = 40_000;

    /// <summary>Longer words are cut here, on both sides.</summary>
    public const int MaxWord = 64;

    /// <summary>Characters as texts, made once each: a Chinese text is nothing but them.</summary>
    private static readonly string?[] Singles = new string?[char.MaxValue + 1];

    /// <summary>The atoms of a text in order. Takes time linear in the text; never throws, whatever stands in it.</summary>
    public static List<TextAtom> Read(string? text)
    {
        var atoms = new List<TextAtom>();
        Read(text, atoms);
        return atoms;
    }

    /// <summary>The same into a list that the caller keeps, instead of what stood there.</summary>
    public static void Read(string? text, List<TextAtom> into)
    {
        into.Clear();
        if (!string.IsNullOrEmpty(text)) new Reader(into, stackalloc char[MaxWord + 1]).Read(text.AsSpan(0, Math.Min(text.Length, MaxText)));
    }

    /// <param name="atoms">Where the atoms go.</param>
    /// <param name="word">Room for a word, and half a character more.</param>
    private ref struct Reader(List<TextAtom> atoms, Span<char> word)
    {
        private readonly Span<char> _word = word;
        private int _length, _start, _end = -1, _last = -1;

        public void Read(ReadOnlySpan<char> text)
        {
            Span<Rune> folded = stackalloc Rune[18];
            var at = 0;
            foreach (var rune in text.EnumerateRunes())
            {
                var length = rune.Utf16SequenceLength;
                // "don't" is one word.
                if (rune.Value is '\'' or 0x2019 && _length > 0 && at + length < text.Length && char.IsLetter(text[at + length]))
                {
                    at += length;
                    continue;
                }

                Folding.Fold(rune, folded, out var count);
                if (count == 0)
                {
                    // A combining accent belongs to what stands before it.
                    if (_length > 0) _end = at + length;
                    else if (_last == at) _last = at + length;
                }

                for (var i = 0; i < count; i++) Take(folded[i], at, length);
                at += length;
            }

            EndWord();
        }

        private void Take(Rune rune, int at, int length)
        {
            if (Folding.IsSpaceless(rune))
            {
                EndWord();
                var form = rune.IsBmp ? Singles[rune.Value] ??= rune.ToString() : rune.ToString();
                atoms.Add(new TextAtom(at, length, form, form, Spaceless: true, Joined: _last >= at));
                _last = at + length;
            }
            else if (Folding.IsLetter(rune))
            {
                if (_length == 0) _start = at;
                if (_length < MaxWord) _length += rune.EncodeToUtf16(_word[_length..]);
                _end = at + length;
            }
            else
            {
                EndWord();
            }
        }

        private void EndWord()
        {
            if (_length == 0) return;
            var (form, term) = WordForms.Of(_word[.._length]);
            _length = 0;
            atoms.Add(new TextAtom(_start, _end - _start, form, term, Spaceless: false, Joined: _last >= _start));
            _last = _end;
        }
    }
}
