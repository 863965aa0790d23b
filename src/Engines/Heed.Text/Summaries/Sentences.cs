namespace Heed.Text.Summaries;

/// <summary>Cuts a text into sentences.</summary>
internal static class Sentences
{
    /// <summary>No sentence is longer, in UTF-16 units: what has no stops is cut at a comma or blank, or anywhere.</summary>
    public const int Longest = 300;
    private const string Stops = "。！？!?；;\n\r…";

    /// <summary>The sentences in order, without blanks about them, their stop included. Linear.</summary>
    public static List<TextRange> Of(ReadOnlySpan<char> text)
    {
        var sentences = new List<TextRange>();
        var start = 0;
        for (var at = 0; at < text.Length; at++)
        {
            var stop = Stops.Contains(text[at], StringComparison.Ordinal) || IsFullStop(text, at);
            if (!stop && at - start + 1 < Longest) continue;
            var end = at + 1;
            if (stop) while (end < text.Length && (Stops.Contains(text[end], StringComparison.Ordinal) || text[end] is '"' or '”' or '」' or '）' or ')')) end++;
            else end = Break(text, start, end);
            Add(text, start, end, sentences);
            start = end;
            at = end - 1;
        }

        Add(text, start, text.Length, sentences);
        return sentences;
    }

    /// <summary>A dot before a blank ends a sentence unless a single letter or a short abbreviation stands before it.</summary>
    private static bool IsFullStop(ReadOnlySpan<char> text, int at)
    {
        if (text[at] != '.' || (at + 1 < text.Length && !char.IsWhiteSpace(text[at + 1]))) return false;
        var word = at;
        while (word > 0 && at - word < 6 && char.IsLetter(text[word - 1])) word--;
        return at - word is 0 or > 3 || at + 1 == text.Length || !(text[word..at] is "Mr" or "Mrs" or "Ms" or "Dr" or "St" or "No" or "Nr" or "vs" or "etc" or "Ave" or "Apt" || at - word == 1);
    }

    private static int Break(ReadOnlySpan<char> text, int start, int end)
    {
        var cut = text[start..end].LastIndexOfAny("，,、 ");
        if (cut > (end - start) / 2) return start + cut + 1;
        return char.IsHighSurrogate(text[end - 1]) ? end - 1 : end;
    }

    private static void Add(ReadOnlySpan<char> text, int start, int end, List<TextRange> sentences)
    {
        while (start < end && char.IsWhiteSpace(text[start])) start++;
        while (end > start && char.IsWhiteSpace(text[end - 1])) end--;
        if (end > start) sentences.Add(new TextRange(start, end - start));
    }
}
