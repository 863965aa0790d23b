using System.IO.Compression;
using System.Runtime.InteropServices;

namespace Heed.Text.Normalising;

/// <summary>
/// Traditional characters and their simplified forms, one for one (the first form of OpenCC's TSCharacters). Meant for
/// matching: 乾 in 乾隆 becomes 干 too, and both sides of a comparison alike.
/// </summary>
public static class ChineseForms
{
    private static readonly Lazy<(char[] Forms, bool[] Simplified)> Table = new(Load);

    /// <summary>The text with every traditional character simplified; as long as before. The same instance if there is none. Linear.</summary>
    public static string ToSimplified(string text)
    {
        var at = FirstTraditional(text);
        return at < 0 ? text : string.Create(text.Length, text, static (to, from) =>
        {
            var table = Table.Value.Forms;
            for (var i = 0; i < to.Length; i++) to[i] = table[from[i]];
        });
    }

    /// <summary>The simplified form of a character, or itself.</summary>
    public static char ToSimplified(char c) => Table.Value.Forms[c];

    /// <summary>Whether it is written otherwise in simplified Chinese.</summary>
    public static bool IsTraditional(char c) => Table.Value.Forms[c] != c;

    /// <summary>Whether it is written in simplified Chinese alone: 发, 书; but not 里, which traditional Chinese has too.</summary>
    public static bool IsSimplified(char c) => Table.Value.Simplified[c];

    private static int FirstTraditional(string text)
    {
        var table = Table.Value.Forms;
        for (var i = 0; i < text.Length; i++)
        {
            if (table[text[i]] != text[i]) return i;
        }

        return -1;
    }

    private static (char[] Forms, bool[] Simplified) Load()
    {
        var table = new char[char.MaxValue + 1];
        for (var i = 0; i < table.Length; i++) table[i] = (char)i;
        using var packed = typeof(ChineseForms).Assembly.GetManifestResourceStream("forms.gz") ?? throw new InvalidOperationException("The assembly lacks its table of characters.");
        using var reader = new StreamReader(new GZipStream(packed, CompressionMode.Decompress));
        var (pairs, simplified) = (reader.ReadLine() ?? "", reader.ReadToEnd());
        foreach (var (traditional, form) in MemoryMarshal.Cast<char, (char Traditional, char Form)>(pairs.AsSpan())) table[traditional] = form;
        var alone = new bool[table.Length];
        foreach (var c in simplified) alone[c] = true;
        return (table, alone);
    }
}
