namespace Heed.Text.Languages;

/// <summary>
/// Tells what a text is written in: by its script, for Chinese by characters that only one of its two written forms has,
/// for Latin letters by words and letter sequences. Meant for messages, so a word or two are enough when they are telling.
/// </summary>
public static class LanguageDetector
{
    /// <summary>No more of a text is read than this, in UTF-16 units.</summary>
    public const int MaxText = 4000;

    /// <summary>The language of a text; <c>und</c> for no letters, emoji alone, order numbers. Never throws; time is bounded.</summary>
    public static DetectedLanguage Detect(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return DetectedLanguage.Unknown;
        var scripts = ScriptCounts.Of(text.AsSpan(0, Math.Min(text.Length, MaxText)));
        // A Chinese character says as much as half a word of letters.
        var chinese = (scripts.Han + scripts.Kana) / 2.0;
        var most = Math.Max(Math.Max(chinese, scripts.Hangul / 2.0), Math.Max(scripts.Words.Count, scripts.Other.Values.DefaultIfEmpty().Max() / 5.0));
        if (most <= 0) return DetectedLanguage.Unknown;
        var share = most / (chinese + (scripts.Hangul / 2.0) + scripts.Words.Count + (scripts.Other.Values.Sum() / 5.0));
        var detected = most == chinese ? Han(scripts) : most == scripts.Hangul / 2.0 ? new DetectedLanguage("ko", 0.99)
            : most == scripts.Words.Count ? LatinProfiles.Default.Read(scripts.Words) : Other(scripts);
        return detected with { Confidence = Math.Round(detected.Confidence * (0.5 + (share / 2)), 3) };
    }

    private static DetectedLanguage Han(ScriptCounts scripts)
    {
        // の stands in Chinese shop names too.
        if (scripts.Kana - scripts.No > 0 && scripts.Kana * 10 >= scripts.Han) return new DetectedLanguage("ja", 0.98);
        if (scripts.Kana > 0 && scripts.Han <= 1) return new DetectedLanguage("ja", 0.8);
        var (simplified, traditional) = (scripts.Simplified, scripts.Traditional);
        if (simplified + traditional == 0) return new DetectedLanguage("zh-Hans", 0.6);
        return traditional > simplified ? new DetectedLanguage("zh-Hant", Sure(traditional, simplified)) : new DetectedLanguage("zh-Hans", Sure(simplified, traditional));
    }

    private static double Sure(int more, int fewer) => (more + 0.9) / (more + fewer + 1.0);

    private static DetectedLanguage Other(ScriptCounts scripts)
    {
        var (code, _) = scripts.Other.MaxBy(o => o.Value);
        return code == "ru" && scripts.Ukrainian > 0 ? new DetectedLanguage("uk", 0.9) : new DetectedLanguage(code, code == "ru" ? 0.9 : 0.95);
    }
}
