using System.Text;

namespace Heed.Mcp.Tools;

/// <summary>
/// Words that customers and colleagues wrote, on their way to a model: cut to a length, and without what only a machine would read.
/// Characters that nobody sees (Unicode tags, reversed directions, controls) can carry orders past the person who looks on.
/// </summary>
internal static class ForeignText
{
    /// <param name="most">Longest text, in UTF-16 units; what was cut ends with an ellipsis.</param>
    public static string Clean(string text, int most)
    {
        var clean = new StringBuilder(Math.Min(text.Length, most));
        foreach (var rune in text.EnumerateRunes())
        {
            if (!IsSeen(rune)) continue;
            if (clean.Length + rune.Utf16SequenceLength > most - 1) return clean.Append('…').ToString();
            clean.Append(rune.ToString());
        }

        return clean.ToString();
    }

    // Joiners stay: emoji and several scripts are written with them.
    private static bool IsSeen(Rune rune) => rune.Value switch
    {
        '\n' or '\t' or 0x200C or 0x200D => true,
        >= 0xE0000 and <= 0xE0FFF => false,
        _ => Rune.GetUnicodeCategory(rune) is not (System.Globalization.UnicodeCategory.Control or System.Globalization.UnicodeCategory.Format or System.Globalization.UnicodeCategory.PrivateUse),
    };
}
