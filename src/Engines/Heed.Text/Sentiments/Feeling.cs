namespace Heed.Text.Sentiments;

/// <summary>The feeling of a text.</summary>
/// <param name="Polarity">From -1, wholly bad, to 1, wholly good; 0 when nothing speaks for either.</param>
/// <param name="Emotion">The one that stands out.</param>
/// <param name="Strength">How strongly the emotion shows, 0 to 1.</param>
public readonly record struct Feeling(double Polarity, Emotion Emotion, double Strength);
