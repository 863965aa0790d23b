namespace Heed.Knowledge.Public;

/// <summary>What texts mean, or why that is not known.</summary>
/// <param name="Model">The model that read them.</param>
/// <param name="Vectors">A vector for each text; empty when it failed.</param>
/// <param name="Tokens">Tokens counted for the call.</param>
/// <param name="Detail">
/// What was wrong with an answer that is none: <c>protocol</c>, <c>tooLarge</c>, <c>rows</c>, <c>dimension</c>, <c>notFinite</c>, <c>zero</c>; null otherwise.
/// </param>
public sealed record MeaningReply(string Model, IReadOnlyList<float[]> Vectors, long Tokens, MeaningFailure? Failure = null, string? Detail = null);
