namespace Heed.Text.Keywords;

/// <summary>A word or phrase that a text is about.</summary>
/// <param name="Text">As it is written in the text, where it stands first.</param>
/// <param name="Count">How often it occurs.</param>
/// <param name="Weight">How much it says beside the others; only the order means something.</param>
public sealed record KeyPhrase(string Text, int Count, double Weight);
