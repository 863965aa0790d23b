namespace Heed.Text.Classifying;

/// <summary>A word that spoke for a label.</summary>
/// <param name="Text">The word as it was written.</param>
/// <param name="Start">Where it stands in the text, in UTF-16 units.</param>
/// <param name="Weight">How much the label's score falls without it; above zero. Comparable within one text only.</param>
public readonly record struct SpokenWord(string Text, int Start, double Weight);
