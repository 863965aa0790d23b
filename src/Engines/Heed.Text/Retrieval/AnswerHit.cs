namespace Heed.Text.Retrieval;

/// <summary>An entry that may answer.</summary>
/// <param name="Id">The entry.</param>
/// <param name="Score">How likely it is that this entry answers, 0 to 1.</param>
/// <param name="Matched">The question or variant that came nearest to what was asked.</param>
public sealed record AnswerHit(string Id, double Score, string Matched);
