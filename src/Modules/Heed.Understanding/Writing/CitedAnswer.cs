using System.Globalization;
using System.Text;
using Heed.Understanding.LanguageModel;
using Heed.Understanding.Public;

namespace Heed.Understanding.Writing;

/// <summary>
/// An answer that names its sources as <c>[S1]</c>. One without any, with a source that was not given, or with a fact that stands in none of
/// the sources it names is no answer. Pure.
/// </summary>
internal static class CitedAnswer
{
    /// <summary>What a model says when its sources do not answer.</summary>
    public const string None = "NONE";

    private const int MaxMark = 4;

    /// <param name="sources">The texts given, named S1, S2 … in this order.</param>
    public static ModelAnswer Read(string text, IReadOnlyList<CitedSource> sources)
    {
        var (plain, cited) = Marks(text);
        if (plain.Trim().Trim('.').Equals(None, StringComparison.OrdinalIgnoreCase)) return new ModelAnswer(null, ModelFailure.NothingFound);
        if (cited.Count == 0 || plain.Length == 0 || cited.Exists(n => n < 1 || n > sources.Count)) return new ModelAnswer(null, ModelFailure.Ungrounded);
        var used = cited.Distinct().Select(n => sources[n - 1]).ToList();
        return Grounding.FirstForeign(plain, used.Select(u => u.Text)) is null ? new ModelAnswer(plain, null, [.. used.Select(u => u.Source)]) : new ModelAnswer(null, ModelFailure.Ungrounded);
    }

    /// <summary>The text without its marks, and the numbers they name.</summary>
    private static (string Text, List<int> Numbers) Marks(string text)
    {
        var (plain, numbers) = (new StringBuilder(text.Length), new List<int>());
        for (var i = 0; i < text.Length; i++)
        {
            var close = text[i] == '[' && i + 2 < text.Length && text[i + 1] is 'S' or 's' ? text.IndexOf(']', i, Math.Min(text.Length - i, MaxMark + 2)) : -1;
            if (close > 0 && int.TryParse(text.AsSpan(i + 2, close - i - 2), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                numbers.Add(number);
                if (plain.Length > 0 && plain[^1] == ' ') plain.Length--;
                i = close;
            }
            else
            {
                plain.Append(text[i]);
            }
        }

        return (plain.ToString().Trim(), numbers);
    }
}

/// <summary>A text that an answer may be taken from.</summary>
internal sealed record CitedSource(ModelSource Source, string Text);
