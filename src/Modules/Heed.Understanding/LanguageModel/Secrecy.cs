namespace Heed.Understanding.LanguageModel;

/// <summary>Whether an answer repeats what the model was told to do: rules are ours, and a customer who is shown them plays with them.</summary>
internal static class Secrecy
{
    /// <summary>So many words of a rule in a row are no chance.</summary>
    private const int Words = 7;

    /// <param name="rules">All that was said to the model besides the material.</param>
    /// <param name="given">The material: whoever repeats that tells nothing of ours.</param>
    public static bool Tells(string answer, string rules, IEnumerable<string> given)
    {
        if (answer.Contains("<material", StringComparison.OrdinalIgnoreCase) || answer.Contains("</material", StringComparison.OrdinalIgnoreCase)) return true;
        var secret = Runs(rules);
        foreach (var text in given) secret.ExceptWith(Runs(text));
        return secret.Overlaps(Runs(answer));
    }

    private static HashSet<string> Runs(string text)
    {
        var words = text.ToLowerInvariant().Split([' ', '\n', '\r', '\t', '.', ',', ':', ';', '"', '\'', '*', '_', '-', '`', '!', '?'], StringSplitOptions.RemoveEmptyEntries);
        var runs = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i + Words <= words.Length; i++) runs.Add(string.Join(' ', words, i, Words));
        return runs;
    }
}
