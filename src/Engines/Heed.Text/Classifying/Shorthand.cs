namespace Heed.Text.Classifying;

/// <summary>What is typed for a word in a hurry, or in Hindi in Latin letters, from <c>shorthand.txt</c>.</summary>
internal static class Shorthand
{
    private static readonly Dictionary<string, string> Meant = WordLines.Of("Classifying.shorthand.txt")
        .SelectMany(line => line[1..].Select(word => (Word: word, Meant: line[0]))).DistinctBy(w => w.Word).ToDictionary(w => w.Word, w => w.Meant, StringComparer.Ordinal);

    /// <summary>The word that is meant by what is typed; null when it stands for none.</summary>
    public static string? MeantBy(string typed) => Meant.GetValueOrDefault(typed);
}
