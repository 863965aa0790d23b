namespace Heed.Text.Languages;

/// <summary>What a text is written in.</summary>
/// <param name="Code">A BCP 47 tag: <c>en</c>, <c>zh-Hans</c>, <c>zh-Hant</c> …; <c>und</c> when it cannot be told.</param>
/// <param name="Confidence">How likely that is, 0 to 1.</param>
public readonly record struct DetectedLanguage(string Code, double Confidence)
{
    /// <summary>No letters, or letters that say nothing.</summary>
    public static DetectedLanguage Unknown => new("und", 0);
}
