using System.Globalization;

namespace Heed.Text.Sentiments;

/// <summary>
/// Reads feelings from words alone, in Chinese and English, without training: words with a polarity and an emotion, turned
/// round by "not", strengthened by "very", taken back by "but"; faces, exclamation marks and shouting.
/// </summary>
public static class SentimentLexicon
{
    internal static readonly PhraseTable<LexiconWord> Words = new(Read("Sentiments.Words.zh.txt").Concat(Read("Sentiments.Words.en.txt")));

    /// <summary>The feeling of a text; reads its first <see cref="TextAtoms.MaxText"/> characters, takes linear time and never throws.</summary>
    public static Feeling Score(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return default;
        return new LexiconText(Normalising.ChineseForms.ToSimplified(text.Length <= TextAtoms.MaxText ? text : text[..TextAtoms.MaxText])).Feeling();
    }

    private static IEnumerable<(string Word, LexiconWord Value)> Read(string list)
    {
        foreach (var line in WordLines.Of(list))
        {
            var (value, from) = Value(line);
            foreach (var word in line[from..]) yield return (word, value);
        }
    }

    /// <summary>What a line says of its words, and where they begin in it.</summary>
    private static (LexiconWord Value, int From) Value(string[] line)
    {
        if (!char.IsLetter(line[0][0])) return (new LexiconWord(LexiconRole.Feeling, Number(line[0]), line[1] == "-" ? Emotion.None : Enum.Parse<Emotion>(line[1], ignoreCase: true), Number(line[2])), 3);
        var role = Enum.Parse<LexiconRole>(line[0], ignoreCase: true);
        return role == LexiconRole.More ? (new LexiconWord(role, Number(line[1])), 2) : (new LexiconWord(role), 1);
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
