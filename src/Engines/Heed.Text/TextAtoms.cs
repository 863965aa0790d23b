using System.Text;
using Heed.Text.Normalising;

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
            for (var at = 0; at < text.Length;)
            {
                // Nearly all there is: ASCII and common ideographs fold to one of their kind.
                var plain = text[at];
                if (char.IsAsciiLetterOrDigit(plain)) TakeLetter(char.ToLowerInvariant(plain), at++);
                else if (IsIdeograph(plain) && ChineseForms.ToSimplified(plain) is var form && IsIdeograph(form)) TakeSpaceless(Singles[form] ??= form.ToString(), at++, 1);
                else at += ReadOther(text, at);
            }

            EndWord();
        }

        private int ReadOther(ReadOnlySpan<char> text, int at)
        {
            Span<Rune> folded = stackalloc Rune[18];
            Rune.DecodeFromUtf16(text[at..], out var rune, out var length);
            // "don't" is one word.
            if (rune.Value is '\'' or 0x2019 && _length > 0 && at + length < text.Length && char.IsLetter(text[at + length])) return length;
            Folding.Fold(rune, folded, out var count);
            if (count == 0)
            {
                // A combining accent belongs to what stands before it.
                if (_length > 0) _end = at + length;
                else if (_last == at) _last = at + length;
            }

            for (var i = 0; i < count; i++) Take(folded[i], at, length);
            return length;
        }

        private void Take(Rune rune, int at, int length)
        {
            if (Folding.IsSpaceless(rune))
            {
                TakeSpaceless(rune.IsBmp ? Singles[rune.Value] ??= rune.ToString() : rune.ToString(), at, length);
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

        private void TakeLetter(char letter, int at)
        {
            if (_length == 0) _start = at;
            if (_length < MaxWord) _word[_length++] = letter;
            _end = at + 1;
        }

        private void TakeSpaceless(string form, int at, int length)
        {
            EndWord();
            atoms.Add(new TextAtom(at, length, form, form, Spaceless: true, Joined: _last >= at));
            _last = at + length;
        }

        private void EndWord()
        {
            if (_length == 0) return;
            var (form, term) = WordForms.Of(_word[.._length]);
            _length = 0;
            atoms.Add(new TextAtom(_start, _end - _start, form, term, Spaceless: false, Joined: _last >= _start));
            _last = _end;
        }

        private static bool IsIdeograph(char c) => c is >= '\u4E00' and <= '\u9FFF';
    }
}
