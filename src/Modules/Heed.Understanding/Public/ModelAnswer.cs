namespace Heed.Understanding.Public;

/// <summary>What a model answered, or why it did not.</summary>
/// <param name="Text">Plain text; pictures and links to unknown hosts are taken out. Null when there is none.</param>
/// <param name="Failure">Null, or why there is no text.</param>
/// <param name="Sources">What the text is taken from, in the order it is used; null where it works on given words alone.</param>
public sealed record ModelAnswer(string? Text, ModelFailure? Failure, IReadOnlyList<ModelSource>? Sources = null);
