using System.Globalization;
using System.Text;
using Heed.Text.PersonalData;

namespace Heed.Understanding.LanguageModel;

/// <summary>
/// Takes personal data out of texts before they leave, and puts it back into what comes back: the same value is the same
/// placeholder in all texts of one question.
/// </summary>
internal sealed class Redaction
{
    private readonly Dictionary<string, string> _placeholders = new(StringComparer.Ordinal);
    private readonly List<(string Placeholder, string Value)> _values = [];

    /// <summary>The text with placeholders such as <c>[PHONE-1]</c>.</summary>
    public string Hide(string text)
    {
        var hidden = new StringBuilder(text.Length);
        var at = 0;
        foreach (var span in PersonalDataFinder.Find(text))
        {
            if (span.Start < at) continue;
            hidden.Append(text, at, span.Start - at).Append(Placeholder(span.Kind, text.Substring(span.Start, span.Length)));
            at = span.Start + span.Length;
        }

        return hidden.Append(text, at, text.Length - at).ToString();
    }

    /// <summary>The answer with the values where it kept the placeholders.</summary>
    public string Restore(string answer)
    {
        // The longer number first: [PHONE-1] is not the beginning of [PHONE-12], as the bracket closes it.
        foreach (var (placeholder, value) in _values) answer = answer.Replace(placeholder, value, StringComparison.Ordinal);
        return answer;
    }

    private string Placeholder(PersonalKind kind, string value)
    {
        if (_placeholders.TryGetValue(value, out var known)) return known;
        var name = string.Create(CultureInfo.InvariantCulture, $"[{kind.ToString().ToUpperInvariant()}-{_values.Count + 1}]");
        _placeholders.Add(value, name);
        _values.Add((name, value));
        return name;
    }
}
