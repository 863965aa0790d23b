using System.Buffers;
using System.Text;

namespace Heed.Text.Sentiments;

/// <summary>Faces and gestures, drawn as emoji or typed with signs.</summary>
internal static class Faces
{
    private static readonly (string Signs, LexiconWord Word)[] Typed =
    [
        (":)", Feels(0.4, Emotion.Joy, 0.4)), (":-)", Feels(0.4, Emotion.Joy, 0.4)), (";)", Feels(0.3, Emotion.Joy, 0.3)), (":D", Feels(0.6, Emotion.Joy, 0.6)), ("^_^", Feels(0.5, Emotion.Joy, 0.5)), ("<3", Feels(0.7, Emotion.Joy, 0.6)),
        (":(", Feels(-0.5, Emotion.Sadness, 0.5)), (":-(", Feels(-0.5, Emotion.Sadness, 0.5)), (":'(", Feels(-0.6, Emotion.Sadness, 0.7)), ("T_T", Feels(-0.5, Emotion.Sadness, 0.6)), (">:(", Feels(-0.8, Emotion.Anger, 0.8)),
    ];

    /// <summary>One of these stands in every typed face.</summary>
    private static readonly SearchValues<char> Signs = SearchValues.Create(":;^<_");

    /// <summary>What a rune shows, if it is a face.</summary>
    private static LexiconWord? Of(Rune rune) => rune.Value switch
    {
        0x1F620 or 0x1F621 or 0x1F624 or 0x1F92C or 0x1F4A2 or 0x1F47F or 0x1F595 => Feels(-0.9, Emotion.Anger, 0.8),
        0x1F622 or 0x1F62D or 0x1F61E or 0x1F614 or 0x1F61F or 0x1F494 or 0x1F641 or 0x2639 or 0x1F625 or 0x1F629 or 0x1F62B => Feels(-0.6, Emotion.Sadness, 0.6),
        0x1F630 or 0x1F628 or 0x1F631 or 0x1F627 or 0x1F613 => Feels(-0.3, Emotion.Worry, 0.6),
        0x1F44E or 0x1F612 or 0x1F644 or 0x1F4A9 or 0x1F92E or 0x1F922 => Feels(-0.7, Emotion.None, 0),
        0x1F64F => Feels(0.3, Emotion.Thanks, 0.5),
        0x1F600 or 0x1F601 or 0x1F602 or 0x1F603 or 0x1F604 or 0x1F606 or 0x1F60A or 0x1F60D or 0x1F970 or 0x1F929 or 0x1F618 or 0x1F60B or 0x1F60E or 0x1F973 or 0x1F389 or 0x1F44D or 0x1F44F or 0x1F44C or 0x1F4AF or 0x2764 or 0x1F495 or 0x1F496 or 0x263A or 0x1F642 => Feels(0.6, Emotion.Joy, 0.5),
        _ => null,
    };

    /// <summary>Tells of the faces in a text: each that is drawn, and each typed one once.</summary>
    public static void Read(ReadOnlySpan<char> text, Action<LexiconWord> tell)
    {
        if (text.ContainsAnyInRange('\u2600', '\u27BF') || text.ContainsAnyInRange('\uD800', '\uDFFF'))
        {
            foreach (var rune in text.EnumerateRunes())
            {
                if (Of(rune) is { } face) tell(face);
            }
        }

        if (!text.ContainsAny(Signs)) return;
        foreach (var (signs, word) in Typed)
        {
            if (text.Contains(signs, StringComparison.Ordinal)) tell(word);
        }
    }

    private static LexiconWord Feels(double polarity, Emotion emotion, double strength) => new(LexiconRole.Feeling, polarity, emotion, strength);
}
