namespace Heed.Text.Sentiments;

/// <summary>Reads feelings from words alone, in Chinese and English, without training.</summary>
public static class SentimentLexicon
{
    private static readonly (string Word, double Polarity, Emotion Emotion)[] Words =
    [
        ("谢谢", 0.6, Emotion.Thanks), ("感谢", 0.6, Emotion.Thanks), ("满意", 0.6, Emotion.Joy), ("太好了", 0.8, Emotion.Joy),
        ("失望", -0.6, Emotion.Sadness), ("担心", -0.4, Emotion.Worry), ("垃圾", -0.9, Emotion.Anger), ("骗子", -0.9, Emotion.Anger),
        ("投诉", -0.8, Emotion.Anger), ("12315", -0.8, Emotion.Anger), ("曝光", -0.8, Emotion.Anger), ("马上", -0.1, Emotion.Urgency), ("赶紧", -0.2, Emotion.Urgency),
        ("thank", 0.6, Emotion.Thanks), ("great", 0.6, Emotion.Joy), ("disappointed", -0.6, Emotion.Sadness), ("worried", -0.4, Emotion.Worry),
        ("scam", -0.9, Emotion.Anger), ("lawyer", -0.8, Emotion.Anger), ("ridiculous", -0.8, Emotion.Anger), ("unacceptable", -0.8, Emotion.Anger), ("urgent", -0.1, Emotion.Urgency), ("asap", -0.1, Emotion.Urgency),
    ];

    /// <summary>The feeling of a text; reads its first <see cref="TextAtoms.MaxText"/> characters and never throws.</summary>
    public static Feeling Score(string? text)
    {
        if (string.IsNullOrEmpty(text)) return default;
        text = text.Length <= TextAtoms.MaxText ? text : text[..TextAtoms.MaxText];
        double sum = 0, strongest = 0;
        var emotion = Emotion.None;
        foreach (var (word, polarity, felt) in Words)
        {
            if (!text.Contains(word, StringComparison.OrdinalIgnoreCase)) continue;
            sum += polarity;
            if (Math.Abs(polarity) <= strongest) continue;
            (strongest, emotion) = (Math.Abs(polarity), felt);
        }

        return new Feeling(Math.Clamp(sum, -1, 1), emotion, strongest);
    }
}
