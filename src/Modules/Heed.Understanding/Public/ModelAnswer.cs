namespace Heed.Understanding.Public;

/// <summary>What a model answered, or why it did not.</summary>
/// <param name="Text">Plain text; pictures and links to unknown hosts are taken out. Null when there is none.</param>
/// <param name="Failure">Null, or why there is no text.</param>
public sealed record ModelAnswer(string? Text, ModelFailure? Failure);
