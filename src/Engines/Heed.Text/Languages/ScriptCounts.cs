using System.Text;
using Heed.Text.Normalising;

namespace Heed.Text.Languages;

/// <summary>How many characters of which script a text has, and its words of Latin letters.</summary>
internal sealed class ScriptCounts
{
    private const int MaxWords = 400;
    private readonly StringBuilder _word = new();

    public int Han { get; private set; }

    public int Kana { get; private set; }

    /// <summary>Of the kana, the の.</summary>
    public int No { get; private set; }

    public int Hangul { get; private set; }

    public int Simplified { get; private set; }

    public int Traditional { get; private set; }

    public int Ukrainian { get; private set; }

    /// <summary>In small letters; no names with digits, signs or capitals within, which every language writes alike.</summary>
    public List<string> Words { get; } = [];

    /// <summary>Letters of scripts that stand for one language here, by its code.</summary>
    public Dictionary<string, int> Other { get; } = [];

    public static ScriptCounts Of(ReadOnlySpan<char> text)
    {
        var counts = new ScriptCounts();
        var at = 0;
        while (at < text.Length)
        {
            var end = at;
            while (end < text.Length && !char.IsWhiteSpace(text[end])) end++;
            // Addresses belong to no language.
            if (!text[at..end].Contains('@') && !text[at..end].Contains("://", StringComparison.Ordinal)) counts.Chunk(text[at..end]);
            at = end + 1;
        }

        return counts;
    }

    private void Chunk(ReadOnlySpan<char> chunk)
    {
        var (digits, capitals) = (false, 0);
        foreach (var c in chunk)
        {
            if (c is (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or (>= '\u00c0' and <= '\u024f') or (>= '\u1e00' and <= '\u1eff') && c is not ('×' or '÷') || (c is '\'' or '’' && _word.Length > 0))
            {
                if (_word.Length > 0 && char.IsUpper(c)) capitals++;
                _word.Append(c == '’' ? '\'' : char.ToLowerInvariant(c));
                continue;
            }

            digits |= char.IsAsciiDigit(c) || c == '_';
            if (!char.IsAsciiDigit(c)) End(ref digits, ref capitals);
            Count(c);
        }

        End(ref digits, ref capitals);
    }

    private void End(ref bool digits, ref int capitals)
    {
        var word = _word.ToString().TrimEnd('\'');
        _word.Clear();
        // THANK YOU is language; iPhone, SKU12 are names.
        if (word.Length > 0 && !digits && (capitals == 0 || capitals == word.Length - 1) && Words.Count < MaxWords) Words.Add(word);
        (digits, capitals) = (false, 0);
    }

    private void Count(char c)
    {
        switch (c)
        {
            case (>= '\u3400' and <= '\u9fff') or (>= '\uf900' and <= '\ufaff'):
                Han++;
                if (ChineseForms.IsSimplified(c)) Simplified++;
                else if (ChineseForms.IsTraditional(c)) Traditional++;
                break;
            case (>= '\u3041' and <= '\u30fa') or (>= '\u30fc' and <= '\u30ff') or (>= '\uff66' and <= '\uff9d'):
                Kana++;
                if (c == 'の') No++;
                break;
            case (>= '\uac00' and <= '\ud7a3') or (>= '\u1100' and <= '\u11ff') or (>= '\u3131' and <= '\u318e'):
                Hangul++;
                break;
            case >= '\u0400' and <= '\u04ff':
                if (c is 'і' or 'ї' or 'є' or 'ґ' or 'І' or 'Ї' or 'Є' or 'Ґ') Ukrainian++;
                Add("ru");
                break;
            case >= '\u0370' and <= '\u03ff': Add("el"); break;
            case >= '\u0590' and <= '\u05ff': Add("he"); break;
            case >= '\u0600' and <= '\u06ff': Add("ar"); break;
            case >= '\u0900' and <= '\u097f': Add("hi"); break;
            case >= '\u0e01' and <= '\u0e5b': Add("th"); break;
        }
    }

    private void Add(string code) => Other[code] = Other.GetValueOrDefault(code) + 1;
}
