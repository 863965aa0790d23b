using System.Globalization;
using System.Text;

namespace Heed.Accounts.Public;

/// <summary>The one or two characters an avatar shows.</summary>
public static class Initials
{
    /// <summary>王小明 → 小明, Ada Lovelace → AL, ada → A; a question mark when there is no letter.</summary>
    public static string Of(string name)
    {
        var letters = Elements(name).Where(e => Rune.IsLetterOrDigit(Rune.GetRuneAt(e, 0))).ToList();
        if (letters.Count == 0) return "?";
        // A name in Han, kana or hangul is told apart by its end: the family name comes first and many share it.
        if (letters.TrueForAll(e => IsEastAsian(Rune.GetRuneAt(e, 0)))) return string.Concat(letters.TakeLast(letters.Count > 2 ? 2 : letters.Count));
        var words = name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Select(w => Elements(w).FirstOrDefault(e => Rune.IsLetterOrDigit(Rune.GetRuneAt(e, 0)))).OfType<string>().ToList();
        return (words.Count > 1 ? words[0] + words[^1] : words[0]).ToUpperInvariant();
    }

    private static List<string> Elements(string text)
    {
        var elements = new List<string>();
        var each = StringInfo.GetTextElementEnumerator(text);
        while (each.MoveNext()) elements.Add(each.GetTextElement());
        // A lone surrogate is no character at all.
        return elements.FindAll(e => Rune.TryGetRuneAt(e, 0, out _));
    }

    private static bool IsEastAsian(Rune rune) => rune.Value is (>= 0x3040 and <= 0x30FF) or (>= 0x3400 and <= 0x9FFF) or (>= 0xAC00 and <= 0xD7AF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF);
}
